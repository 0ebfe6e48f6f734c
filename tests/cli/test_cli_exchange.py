"""Two laptops from the command line: share, invite, receive, decide."""

import json
import shutil
from pathlib import Path

import pytest

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.store import Store
from support.cli_ground import Run, shape_faults
from support.db_ground import dossier as empty_dossier
from support.laptops import twin

NOTE = "Premier paragraphe.\n\nSecond paragraphe."


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Marie's laptop: a body and a person that Luc's has too."""
    path = empty_dossier(tmp_path, "marie.dsi")
    with_store(path, "Marie", _begin)
    return path


@pytest.fixture
def there(here: Path, tmp_path: Path) -> Path:
    return twin(here, tmp_path / "luc.dsi", "Luc", 3)


def with_store(path: Path, author: str, work: object) -> None:
    store = Store.open(path, author=author, device=f"Portable de {author}")
    try:
        work(store)
    finally:
        store.close()


def _begin(store: Store) -> None:
    with store.operation("x") as op:
        op.add(Body(id="b", name="Comité"))
        op.add(Person(id="p", given_name="Ana", notes=NOTE))
    with store.operation("x") as op:
        op.add(Person(id="q", given_name="Zoé"))


def _named(name: str) -> object:
    def work(store: Store) -> None:
        with store.operation("x") as op:
            op.get(Body, "b").name = name

    return work


def _removed(store: Store) -> None:
    with store.operation("x") as op:
        op.remove(op.get(Person, "q"))


def _renamed(store: Store) -> None:
    with store.operation("x") as op:
        op.get(Person, "q").given_name = "Zoé-Anne"


def name_of(run: Run, path: Path) -> str:
    bodies = json.loads(run("show", path, "bodies", "--json").out)
    return next(one["title"] for one in bodies if one["id"] == "b")


def shared(run: Run, path: Path, out: Path) -> Path:
    asked = run("share", path, out)
    assert (asked.code, asked.out) == (0, f"{out}\n")
    return out


def test_that_what_is_received_is_counted_by_author_and_only_once(
    run: Run, here: Path, there: Path, tmp_path: Path
) -> None:
    parcel = shared(run, there, tmp_path / "cle.dsix")
    asked = run("receive", here, parcel, "--json")
    said = json.loads(asked.out)
    assert (asked.code, shape_faults("receive", said)) == (0, [])
    assert (said["new"], said["known"], said["conflicts"], said["unknown"]) == (3, 2, 0, 0)
    assert [(one["author"], one["device"], one["new"]) for one in said["authors"]] == [
        ("Luc", "Portable de Luc", 3)
    ]
    assert "3 modifications reçues" in asked.err
    again = json.loads(run("receive", here, parcel, "--json").out)
    assert (again["new"], again["known"], again["authors"]) == (0, 5, [])
    assert "déjà tout" in run("receive", here, parcel).err
    assert run("digest", here).out == run("digest", there).out


def test_that_a_dry_run_says_the_same_and_changes_nothing(
    run: Run, here: Path, there: Path, tmp_path: Path
) -> None:
    parcel = shared(run, there, tmp_path / "cle.dsix")
    before = here.read_bytes()
    tried = json.loads(run("receive", here, parcel, "--dry-run", "--json").out)
    assert here.read_bytes() == before
    assert tried["dry_run"] is True
    taken = json.loads(run("receive", here, parcel, "--json").out)
    assert {**tried, "dry_run": False} == taken


def test_that_a_folder_is_an_exchange_place(
    run: Run, here: Path, there: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "partage"
    folder.mkdir()
    written = Path(run("share", there, folder, "--device", "Portable de Luc").out.strip())
    assert written.parent == folder
    assert written.suffix == ".dsix"
    (folder / "autre.txt").write_text("rien")
    assert json.loads(run("receive", here, folder, "--json").out)["new"] == 3
    assert json.loads(run("receive", here, folder, "--json").out)["new"] == 0
    (tmp_path / "vide").mkdir()
    empty = json.loads(run("receive", here, tmp_path / "vide", "--json").out)
    assert (empty["new"], shape_faults("receive", empty)) == (0, [])


def test_that_a_raw_copy_can_be_received(run: Run, here: Path, there: Path) -> None:
    before = there.read_bytes()
    assert json.loads(run("receive", here, there, "--json").out)["new"] == 3
    assert there.read_bytes() == before


def test_that_an_invitation_makes_the_dossier_on_another_laptop(
    run: Run, here: Path, there: Path, tmp_path: Path
) -> None:
    invitation, words, new = (tmp_path / name for name in ("inv.dsix", "mots", "neuf.dsi"))
    asked = run("invite", here, invitation)
    words.write_text(asked.out, encoding="utf-8")
    assert (asked.code, len(asked.out.split())) == (0, 6)
    assert run("receive", new, invitation).code == 1
    assert not new.exists()
    joined = run("receive", new, invitation, "--passphrase-file", words, "--author", "Ana",
                 "--device", "Portable d’Ana", "--json")  # fmt: skip
    said = json.loads(joined.out)
    assert (joined.code, said["new"], shape_faults("receive", said)) == (0, 2, [])
    assert run("digest", new).out == run("digest", here).out
    parcel = shared(run, there, tmp_path / "cle.dsix")
    assert json.loads(run("receive", new, parcel, "--json").out)["new"] == 3


def test_that_joining_goes_on_with_the_other_files(
    run: Run, here: Path, there: Path, tmp_path: Path
) -> None:
    invitation, words, new = (tmp_path / name for name in ("inv.dsix", "mots", "neuf.dsi"))
    words.write_text("une phrase à soi", encoding="utf-8")
    assert run("invite", here, invitation, "--passphrase-file", words).out == "une phrase à soi\n"
    parcel = shared(run, there, tmp_path / "cle.dsix")
    tried = run("receive", new, invitation, "--passphrase-file", words, "--dry-run")
    assert (tried.code, tried.out, new.exists()) == (1, "", False)
    asked = run("receive", new, invitation, parcel, "--passphrase-file", words, "--json")
    assert json.loads(asked.out)["new"] == 3
    assert run("digest", new).out == run("digest", there).out


def test_that_a_phrase_locks_a_shared_file(
    run: Run, here: Path, there: Path, tmp_path: Path
) -> None:
    words, wrong, empty = (tmp_path / name for name in ("mots", "faux", "vide"))
    words.write_text("bleu\n  blanc rouge\n", encoding="utf-8")
    wrong.write_text("bleu blanc", encoding="utf-8")
    empty.write_text(" \n", encoding="utf-8")
    out = tmp_path / "cle.dsix"
    assert run("share", there, out, "--passphrase-file", words).code == 0
    before = here.read_bytes()
    for asked in (
        run("receive", here, out), run("receive", here, out, "--passphrase-file", wrong),
        run("receive", here, out, "--passphrase-file", empty),
        run("receive", here, out, "--passphrase-file", tmp_path / "nulle part"),
    ):  # fmt: skip
        assert (asked.code, asked.out, asked.err.count("\n")) == (1, "", 1)
    assert here.read_bytes() == before
    asked = run("receive", here, out, "--passphrase-file", words, "--json")
    assert json.loads(asked.out)["new"] == 3


def test_that_one_refused_file_stops_all_of_them(
    run: Run, here: Path, there: Path, tmp_path: Path
) -> None:
    good = shared(run, there, tmp_path / "cle.dsix")
    bad = tmp_path / "abime.dsix"
    content = bytearray(good.read_bytes())
    content[len(content) // 2] ^= 1
    bad.write_bytes(content)
    before = here.read_bytes()
    asked = run("receive", here, good, bad, "--json")
    assert (asked.code, asked.out) == (1, "")
    assert asked.err.startswith("abime.dsix")
    assert here.read_bytes() == before


def test_that_another_dossier_is_refused(run: Run, here: Path, tmp_path: Path) -> None:
    other = tmp_path / "autre.dsi"
    Store.create(other, title="Autre").close()
    asked = run("receive", here, shared(run, other, tmp_path / "autre.dsix"))
    assert (asked.code, asked.out) == (1, "")


def disputed(run: Run, here: Path, there: Path, tmp_path: Path) -> list[dict]:
    """Let both name the body, one remove and the other edit a person; return what is listed."""
    with_store(here, "Marie", _named("Comité conseil"))
    with_store(there, "Luc", _named("Comité directeur"))
    with_store(here, "Marie", _removed)
    with_store(there, "Luc", _renamed)
    asked = run("receive", here, shared(run, there, tmp_path / "cle.dsix"), "--json")
    assert (asked.code, json.loads(asked.out)["conflicts"]) == (0, 2)
    assert "2 choses à décider" in asked.err
    listed = json.loads(run("conflicts", here, "--json").out)
    assert shape_faults("conflicts", listed) == []
    return listed


def test_that_a_choice_is_listed_and_resolved_by_number(
    run: Run, here: Path, there: Path, tmp_path: Path
) -> None:
    listed = disputed(run, here, there, tmp_path)
    name = next(one for one in listed if one["kind"] == "field")
    assert [one["n"] for one in name["versions"]] == [1, 2]
    wanted = next(one for one in name["versions"] if one["value"] == "Comité directeur")
    assert (name["base"], wanted["author"], wanted["here"]) == ("Comité", "Luc", False)
    lines = run("conflicts", here).out.splitlines()
    assert any(line.startswith(name["id"]) for line in lines)
    assert run("resolve", here, name["id"], "--keep", wanted["n"]).code == 0
    assert name_of(run, here) == "Comité directeur"
    assert name["id"] not in run("conflicts", here).out
    settled = run("resolve", here, name["id"], "--keep", 1)
    assert (settled.code, settled.err.count("\n")) == (1, 1)


def test_that_a_choice_may_be_another_value(
    run: Run, here: Path, there: Path, tmp_path: Path
) -> None:
    listed = disputed(run, here, there, tmp_path)
    name = next(one["id"] for one in listed if one["kind"] == "field")
    assert run("resolve", here, name, "--value", "Comité commun").code == 0
    assert name_of(run, here) == "Comité commun"
    run("receive", there, shared(run, here, tmp_path / "retour.dsix"))
    assert name_of(run, there) == "Comité commun"
    assert run("digest", here).out == run("digest", there).out


def test_that_a_removed_and_edited_record_is_kept_or_removed(
    run: Run, here: Path, there: Path, tmp_path: Path
) -> None:
    listed = disputed(run, here, there, tmp_path)
    gone = next(one for one in listed if one["kind"] == "deleted-edited")
    keeping = next(one["n"] for one in gone["versions"] if not one["deletes"])
    refused = run("resolve", here, gone["id"], "--value", "x")
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert run("resolve", here, gone["id"], "--keep", 9).code == 1
    assert run("resolve", here, gone["id"], "--keep", keeping).code == 0
    assert len(json.loads(run("conflicts", here, "--json").out)) == 1


def test_that_resolve_wants_one_answer(run: Run, here: Path) -> None:
    assert run("resolve", here, "x").code == 2
    assert run("resolve", here, "x", "--keep", "one").code == 2
    asked = run("resolve", here, "x", "--keep", 1)
    assert (asked.code, asked.err.count("\n")) == (1, 1)


def test_that_both_answers_at_once_are_a_usage_error(
    run: Run, here: Path, there: Path, tmp_path: Path
) -> None:
    listed = disputed(run, here, there, tmp_path)
    name = next(one["id"] for one in listed if one["kind"] == "field")
    assert run("resolve", here, name, "--keep", 1, "--value", "x").code == 2


def _emptied(store: Store) -> None:
    with store.operation("x") as op:
        op.remove(op.get(Body, "b"))


def _extended(store: Store) -> None:
    with store.operation("x") as op:
        op.add(Body(name="Sous-comité", parent_id="b"))


def test_that_what_a_merge_left_to_settle_is_settled_by_its_outcome(
    run: Run, here: Path, there: Path
) -> None:
    with_store(here, "Marie", _emptied)
    with_store(there, "Luc", _extended)
    run("receive", here, there)
    listed = json.loads(run("conflicts", here, "--json").out)
    assert (shape_faults("conflicts", listed), len(listed)) == ([], 1)
    assert len(json.loads(run("verify", here, "--json").out)["remarks"]) == 1
    found = listed[0]
    lines = run("conflicts", here).out.splitlines()
    assert lines[0].startswith(f"{found['id']}\torphan\t")
    restore = next(one for one in found["outcomes"] if one["key"] == "restore")
    assert run("resolve", here, found["id"], "--keep", len(found["outcomes"]) + 1).code == 1
    assert run("resolve", here, found["id"], "--keep", restore["n"]).code == 0
    assert json.loads(run("conflicts", here, "--json").out) == []
    assert name_of(run, here) == "Comité"


def test_that_an_outcome_may_need_a_value(run: Run, here: Path, there: Path) -> None:
    with_store(here, "Marie", _begun)
    shutil.copyfile(here, there)
    with_store(here, "Marie", _emptied)
    with_store(there, "Luc", _extended)
    run("receive", here, there)
    found = json.loads(run("conflicts", here, "--json").out)[0]
    move = next(one for one in found["outcomes"] if one["asks"] == "parent")
    target = next(one["row"] for one in move["choices"] if one["row"] == "d")
    assert run("resolve", here, found["id"], "--keep", move["n"], "--value", target).code == 0
    assert json.loads(run("conflicts", here, "--json").out) == []


def _begun(store: Store) -> None:
    with store.operation("x") as op:
        op.add(Body(id="d", name="Autre comité"))
