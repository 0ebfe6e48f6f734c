/* Loaded before the C library: writes down every change made to the files of one folder.
 *
 * RECORD_DIR is the folder, RECORD_LOG the log. One record is a head of 160 bytes (kind, offset,
 * length, name) followed by the bytes written:
 *   C opened to be created (offset 1: emptied) - W written - T cut to a length - S synchronised
 *   D folder synchronised - U unlinked - R renamed (the bytes are the new name)
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define FILES 4096
#define NAME 136
#define REAL(name) dlsym(RTLD_NEXT, name)

static int log_fd = -2;
static const char *folder;
static char names[FILES][NAME];
static char is_folder[FILES];
static ssize_t (*real_write)(int, const void *, size_t);

static void begin(void)
{
    if (log_fd != -2)
        return;
    real_write = REAL("write");
    folder = getenv("RECORD_DIR");
    const char *log = getenv("RECORD_LOG");
    int (*real_open)(const char *, int, ...) = REAL("open64");
    log_fd = log ? real_open(log, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600) : -1;
}

static void note(char kind, const char *name, uint64_t offset, uint32_t length, const void *bytes)
{
    if (log_fd < 0)
        return;
    char record[160 + 65536];
    char *head = record, *whole = record;
    if (length > 65536 && !(whole = malloc(160 + (size_t)length)))
        abort();
    head = whole;
    memset(head, 0, 160);
    head[0] = kind;
    memcpy(head + 8, &offset, 8);
    memcpy(head + 16, &length, 4);
    strncpy(head + 24, name, NAME - 1);
    if (length)
        memcpy(head + 160, bytes, length);
    if (real_write(log_fd, whole, 160 + (size_t)length) != (ssize_t)(160 + (size_t)length))
        abort();
    if (whole != record)
        free(whole);
}

static const char *inside(const char *path)
{
    begin();
    if (!folder || !path)
        return NULL;
    size_t length = strlen(folder);
    if (strncmp(path, folder, length))
        return NULL;
    return path[length] == '/' ? path + length + 1 : path[length] ? NULL : ".";
}

static int watched(int fd)
{
    return fd >= 0 && fd < FILES && names[fd][0];
}

static int opened(int fd, const char *path, int flags)
{
    if (fd < 0 || fd >= FILES)
        return fd;
    const char *name = inside(path);
    names[fd][0] = is_folder[fd] = 0;
    if (!name)
        return fd;
    strncpy(names[fd], name, NAME - 1);
    is_folder[fd] = !strcmp(name, ".") || (flags & O_DIRECTORY);
    if (flags & O_CREAT)
        note('C', name, !!(flags & O_TRUNC), 0, NULL);
    return fd;
}

#define OPEN(name)                                                     \
    int name(const char *path, int flags, ...)                        \
    {                                                                  \
        va_list rest;                                                  \
        begin();                                                       \
        va_start(rest, flags);                                         \
        int mode = va_arg(rest, int);                                  \
        va_end(rest);                                                  \
        int (*real)(const char *, int, ...) = REAL(#name);             \
        return opened(real(path, flags, mode), path, flags);           \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                   \
    int name(int at, const char *path, int flags, ...)                \
    {                                                                  \
        va_list rest;                                                  \
        begin();                                                       \
        va_start(rest, flags);                                         \
        int mode = va_arg(rest, int);                                  \
        va_end(rest);                                                  \
        int (*real)(int, const char *, int, ...) = REAL(#name);        \
        return opened(real(at, path, flags, mode), path, flags);       \
    }
OPENAT(openat)
OPENAT(openat64)

int close(int fd)
{
    int (*real)(int) = REAL("close");
    if (fd >= 0 && fd < FILES)
        names[fd][0] = 0;
    return real(fd);
}

#define PWRITE(name, place)                                            \
    ssize_t name(int fd, const void *bytes, size_t length, place at)   \
    {                                                                  \
        begin();                                                       \
        ssize_t (*real)(int, const void *, size_t, place) = REAL(#name); \
        ssize_t done = real(fd, bytes, length, at);                    \
        if (done > 0 && watched(fd))                                   \
            note('W', names[fd], at, done, bytes);                     \
        return done;                                                   \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int fd, const void *bytes, size_t length)
{
    begin();
    off_t at = 0;
    if (watched(fd))
        at = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
    ssize_t done = real_write(fd, bytes, length);
    if (done > 0 && watched(fd))
        note('W', names[fd], at, done, bytes);
    return done;
}

#define SYNC(name)                                                     \
    int name(int fd)                                                   \
    {                                                                  \
        begin();                                                       \
        int (*real)(int) = REAL(#name);                                \
        int failed = real(fd);                                         \
        if (!failed && watched(fd))                                    \
            note(is_folder[fd] ? 'D' : 'S', names[fd], 0, 0, NULL);    \
        return failed;                                                 \
    }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name, place)                                          \
    int name(int fd, place length)                                     \
    {                                                                  \
        begin();                                                       \
        int (*real)(int, place) = REAL(#name);                         \
        int failed = real(fd, length);                                 \
        if (!failed && watched(fd))                                    \
            note('T', names[fd], length, 0, NULL);                     \
        return failed;                                                 \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

int unlink(const char *path)
{
    begin();
    int (*real)(const char *) = REAL("unlink");
    int failed = real(path);
    const char *name = inside(path);
    if (!failed && name)
        note('U', name, 0, 0, NULL);
    return failed;
}

int rename(const char *from, const char *to)
{
    begin();
    int (*real)(const char *, const char *) = REAL("rename");
    int failed = real(from, to);
    const char *old = inside(from), *new = inside(to);
    if (!failed && old && new)
        note('R', old, 0, strlen(new), new);
    return failed;
}
