"""Sticks that can be filled, pulled out and killed under: images of real file systems.

ext4 is mounted by the kernel; exFAT and FAT32 by their FUSE programs, whose process is the
stick: when it dies, the stick has been pulled out. Only root may mount; a computer that cannot
says why.
"""

import contextlib
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MB = 1_000_000


@dataclass(frozen=True)
class System:
    """One file system: how an image is made and repaired, and the program that mounts it."""

    name: str
    make: tuple[str, ...]
    repair: tuple[str, ...]
    program: str = ""


SYSTEMS = {
    "ext4": System("ext4", ("mkfs.ext4", "-q", "-F"), ("e2fsck", "-fy")),
    "exfat": System("exfat", ("mkfs.exfat",), ("fsck.exfat", "-y"), "mount.exfat-fuse"),
    "fat32": System("fat32", ("mkfs.vfat", "-F", "32"), ("fsck.vfat", "-a"), "fusefat"),
}


def why_not(system: System) -> str:
    """Return why this computer cannot mount such an image, "" when it can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root on Linux may mount an image"
    programs = [system.make[0], system.repair[0], *([system.program] if system.program else [])]
    missing = [name for name in (*programs, "losetup", "mount") if shutil.which(name) is None]
    if missing:
        return f"{system.name} images need {', '.join(missing)}"
    if system.program and not Path("/dev/fuse").exists():
        return f"{system.name} images need /dev/fuse"
    return _why_not_mounted(system)


def _why_not_mounted(system: System) -> str:
    with tempfile.TemporaryDirectory() as folder:
        try:
            stick = Stick(system, Path(folder), 48)
            stick.plug()
            stick.unplug()
        except (OSError, subprocess.CalledProcessError) as error:
            return f"{system.name} images cannot be mounted here: {error}"
    return ""


class Stick:
    """An image of a stick and the place where it is plugged in."""

    def __init__(self, system: System, folder: Path, megabytes: int) -> None:
        self.system = system
        self.image = folder / "stick.img"
        self.place = folder / "stick"
        self.place.mkdir(exist_ok=True)
        with self.image.open("wb") as file:
            file.truncate(megabytes * MB)
        _run(*system.make, str(self.image))
        self._loop = ""
        self._process: subprocess.Popen[bytes] | None = None

    def plug(self) -> None:
        """Mount the image."""
        if not self.system.program:
            _patiently("mount", "-o", "loop", str(self.image), str(self.place))
            return
        source = str(self.image)
        if self.system.name == "exfat":
            self._loop = _run("losetup", "-f", "--show", source).strip()
            command = [self.system.program, "-d", self._loop, str(self.place)]
        else:
            command = [self.system.program, "-f", "-o", "rw+", source, str(self.place)]
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._wait()

    def _wait(self) -> None:
        for _ in range(250):
            if self.place.is_mount():
                return
            if self._process is not None and self._process.poll() is not None:
                break
            time.sleep(0.02)
        self.unplug()
        message = f"{self.system.program} did not mount"
        raise OSError(message)

    def pull(self) -> None:
        """Pull the stick out: whoever serves it dies, or the device under it shuts down."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        else:
            _shut_down(self.place)

    def unplug(self) -> None:
        """Unmount what is left."""
        if self._process is None:
            _patiently("umount", str(self.place))
        else:
            subprocess.run(["umount", "-l", str(self.place)], capture_output=True, check=False)
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(5)
            self._process.kill()
            self._process.wait()
            self._process = None
        if self._loop:
            subprocess.run(["losetup", "-d", self._loop], capture_output=True, check=False)
            self._loop = ""

    def repair(self) -> None:
        """Let the file system be checked, as a laptop does when the stick comes back."""
        subprocess.run(
            [*self.system.repair, str(self.image)], capture_output=True, check=False, timeout=60
        )


def _shut_down(place: Path) -> None:
    """Stop an ext4 at once, nothing flushed (EXT4_IOC_SHUTDOWN, without the log)."""
    import fcntl

    descriptor = os.open(place, os.O_RDONLY)
    try:
        fcntl.ioctl(descriptor, 0x8004587D, struct.pack("I", 2))
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def plugged(stick: Stick) -> Iterator[Path]:
    """Plug a stick for a block, whatever happens to it inside."""
    stick.plug()
    try:
        yield stick.place
    finally:
        stick.unplug()


def _patiently(*command: str) -> None:
    """Run what a busy device refuses for a moment."""
    for _attempt in range(20):
        if subprocess.run(command, capture_output=True, check=False).returncode == 0:
            return
        time.sleep(0.1)
    _run(*command)


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
