"""Tests of the filter of cards: what is typed, what it keeps, what is refused, what comes next."""

from datetime import date

import pytest

from dsi_desktop.db.schema.directory import Remark
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.presenter.counters import counters
from dsi_desktop.features.boards.presenter.filtering import FilterPresenter
from dsi_desktop.features.boards.presenter.view import Narrowing
from dsi_desktop.features.boards.queries.filtered import (
    KeptFilter,
    filter_names,
    kept_filters,
    matching,
)
from dsi_desktop.features.boards.rules.completing import completions
from dsi_desktop.features.boards.rules.filtering import Days, Fault, Term, parse
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import use_language
from support.plain_words import plain
from support.work_ground import FOOD, TODAY, TRANSPORT, action

TENDERS, TOWNS, KITCHEN = (
    "Obtenir trois soumissions", "Relancer deux municipalités", "Visiter la popote",
)  # fmt: skip
PORTRAIT, LETTER = "Lire le portrait", "Écrire au ministère"


def kept(store: Store, text: str, body_id: str | None = None) -> set[str]:
    """Return the titles a filter keeps."""
    found = matching(store, parse(text, TODAY), TODAY, body_id)
    cards = [card for column in queries.all_boards(store, TODAY).columns for card in column.cards]
    assert found <= {card.task_id for card in cards} or body_id
    return {card.title for card in cards if card.task_id in found}


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("", {TENDERS, TOWNS, KITCHEN, PORTRAIT, LETTER}),
        ("municipalites", {TOWNS}),
        ('"trois soum"', {TENDERS}),
        ("-municipalités -popote", {TENDERS, PORTRAIT, LETTER}),
        ("resp:bouchard", {TENDERS}),
        ("resp:ancrage", {KITCHEN}),
        ("resp:toutes", {PORTRAIT}),
        ("who:stephane", {TOWNS}),
        ("resp:MRC", set()),
        ("-resp:bouchard", {TOWNS, KITCHEN, PORTRAIT, LETTER}),
        ("en:retard", {TENDERS}),
        ("échéance:retard", {TENDERS}),
        ("-en:retard", {TOWNS, KITCHEN, PORTRAIT, LETTER}),
        ("en:cours", {TENDERS}),
        ('état:"à faire"', {TOWNS, PORTRAIT, LETTER}),
        ("échéance:<7j", {TENDERS, LETTER}),
        ("échéance:2s", {TOWNS, LETTER}),
        ("échéance:<2026-12-05", {TENDERS}),
        ("échéance:<=2026-12-05", {TENDERS, LETTER}),
        ("échéance:>2026-12-05", {TOWNS, KITCHEN}),
        ("échéance:>=2026-12-15", {TOWNS, KITCHEN}),
        ("échéance:=2026-12-15", {TOWNS}),
        ("échéance:décembre", {TOWNS, LETTER}),
        ("due:>30j", {KITCHEN}),
        ("sans:échéance", {PORTRAIT}),
        ("sans:responsable", {LETTER}),
        ("sans:étiquette -sans:échéance chantier:transport", {TENDERS, TOWNS}),
        ("sans:action", {TOWNS, KITCHEN, PORTRAIT, LETTER}),
        ("-sans:objectif sans:partenaire en:retard", {TENDERS}),
        ("chantier:aliment", {KITCHEN}),
        ('rencontre:"comité conseil"', {TENDERS}),
        ("colonne:idées", {KITCHEN}),
        ("priorité:normale resp:bouchard", {TENDERS}),
        ("priorité:haute", set()),
        ("étiquette:rien", set()),
        ("partenaire:rien", set()),
        ("action:rien", set()),
        ("objectif:rien", set()),
        ("déplacée:<7j", {TENDERS, TOWNS, KITCHEN, PORTRAIT, LETTER}),
        ("déplacée:>30j", set()),
        ("créée:<1j", {TENDERS, TOWNS, KITCHEN, PORTRAIT, LETTER}),
        ("-créée:<1j", set()),
        ("créée:>30j", set()),
    ],
)
def test_that_a_filter_keeps_the_cards_it_names(store: Store, text: str, titles: set[str]) -> None:
    assert not parse(text, TODAY).faults
    assert kept(store, text) == titles


def test_that_labels_partners_actions_and_comments_are_found(store: Store) -> None:
    card = next(iter(matching(store, parse("municipalités", TODAY), TODAY)))
    label = tasks.add_label(store, name="Transport collectif", body_id=TRANSPORT)
    tasks.label_task(store, card, label)
    tasks.add_task_partner(store, card, "o-ancrage")
    tasks.edit_task(store, card, action_id=action(store), priority="high")
    with store.operation("Commenter") as op:
        op.add(Remark(record_table="task", record_id=card, text="Rappeler l’été prochain"))
    tasks.add_check(store, card, "Baie-Saint-Paul")
    for text in (
        'étiquette:"transport collectif"', "label:TRANSPORT", "partenaire:ancrage",
        "action:essayer échéance:>1j", "priorité:haute",
        "rappeler", "baie-saint-paul", "-sans:partenaire", "-sans:étiquette",
        "-sans:action échéance:>1j",
    ):  # fmt: skip
        assert kept(store, text) == {TOWNS}, text
    assert kept(store, "-étiquette:transport chantier:transport") == {TENDERS}


def test_that_one_chantier_is_asked_alone(store: Store) -> None:
    assert kept(store, "sans:étiquette", FOOD) == {KITCHEN}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("échéance:<30x", "échéance:<30x n’est pas compris"),
        ("foo:transport", "« foo » n’est pas une clé du filtre"),
        ("resp:", "resp : écrivez ce qui est cherché."),
        ("échéance:<", "échéance : écrivez ce qui est cherché."),
        ("en:quoi", "Écrivez l’un de ceux-ci : retard, cours, attente."),
        ("déplacée:hier", "Écrivez un nombre de jours : <7j ou >30j."),
        ("créée:-3j", "Écrivez un nombre de jours"),
        ("sans:patience", "responsable, échéance, étiquette"),
    ],
)
def test_that_a_part_not_understood_is_told_with_its_place(text: str, said: str) -> None:
    read = parse(f"navette {text}", TODAY)
    (fault,) = read.faults
    assert said in plain(fault.sentence)
    assert f"navette {text}"[fault.start : fault.end] == text
    assert read.terms == (Term("", "navette"),)


@pytest.mark.parametrize("text", ["14:30", "https://exemple.org", "-", "«", '"', "bus-scolaire"])
def test_that_what_only_looks_like_a_key_is_words(text: str) -> None:
    assert not parse(text, TODAY).faults


def test_that_dates_are_read_as_people_say_them() -> None:
    def days(text: str) -> Days | None:
        return parse(text, TODAY).terms[0].days

    assert days('échéance:"15 déc"') == Days(date(2026, 12, 15), date(2026, 12, 15))
    assert days("échéance:-7j") == Days(date(2026, 11, 27), TODAY)
    assert days("échéance:=7j") == Days(date(2026, 12, 11), date(2026, 12, 11))
    assert days("déplacée:=7j") == Days(date(2026, 11, 27), date(2026, 11, 27))
    assert days("déplacée:>=7j") == Days(date(1, 1, 1), date(2026, 11, 27))


def test_that_what_comes_next_is_offered_and_laid_in(store: Store) -> None:
    names = filter_names(store).of
    first = completions("", 0, names)
    assert [one.shown for one in first][:3] == ["resp:", "échéance:", "étiquette:"]
    (due,) = completions("navette -éch", 12, names)
    assert (due.text, due.cursor) == ("navette -échéance:", 18)
    (mrc, *_rest) = completions("resp:mr en:retard", 7, names)
    assert (mrc.text, mrc.cursor) == ("resp:MRC en:retard", 9)
    (nadia,) = completions("resp:bou", 8, names)
    assert nadia.text == 'resp:"Nadia Bouchard" '
    assert [one.shown for one in completions("en:", 3, names)] == ["retard", "cours", "attente"]
    assert completions("échéance:<7", 11, names)[0].text == "échéance:<7j "
    assert completions("déplacée:>9", 11, names)[0].text == "déplacée:>90j "
    assert completions("quoi:x", 6, names) == []
    assert completions("colonne:id", 10, names)[0].shown == "Idées"
    use_language("en")
    assert completions("wh", 2, names)[0].shown == "who:"


class Line:
    """A line of the filter that remembers what it was told."""

    def __init__(self) -> None:
        self.faults: tuple[Fault, ...] = ()
        self.kept: list[KeptFilter] = []
        self.chosen: KeptFilter | None = None
        self.narrowing: Narrowing | None = None

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults

    def show_kept(self, kept: list[KeptFilter], chosen: KeptFilter | None) -> None:
        self.kept, self.chosen = kept, chosen

    def narrow(self, narrowing: Narrowing | None) -> None:
        self.narrowing = narrowing


def test_that_a_filter_is_put_in_force_kept_renamed_and_removed(store: Store) -> None:
    line = Line()
    presenter = FilterPresenter(store, line, lambda: TODAY)
    assert presenter.type(" en:retard ")
    assert line.narrowing is not None
    assert (line.narrowing.words, len(line.narrowing.matching(None))) == ("en:retard", 1)
    assert line.narrowing.matching(FOOD) == frozenset()
    presenter.keep("En retard")
    assert line.chosen is not None
    with pytest.raises(RuleBroken, match="déjà ce nom"):
        presenter.keep("en retard")
    assert not presenter.type("en:quoi")
    assert line.faults
    assert presenter.text == "en:retard"
    assert presenter.type("resp:bouchard")
    assert (line.faults, line.chosen) == ((), None)
    presenter.rewrite(line.kept[0].id)
    presenter.rename(line.kept[0].id, "À Nadia")
    assert [(one.name, one.text) for one in kept_filters(store)] == [("À Nadia", "resp:bouchard")]
    assert presenter.complete("resp:bou", 8)
    assert presenter.complete("resp:mr", 7)
    presenter.remove(line.kept[0].id)
    assert line.kept == []
    assert presenter.type("")
    assert line.narrowing is None


def test_that_filters_of_the_directory_stay_there(store: Store) -> None:
    directory.keep_filter(store, "directory", "Autre", "{}")
    assert kept_filters(store) == []


def test_that_counters_say_what_asks_for_somebody_and_filter_it(store: Store) -> None:
    sheet = queries.all_boards(store, TODAY)
    found = counters(card for column in sheet.columns for card in column.cards)
    assert [one.words for one in found] == [
        "1 en retard", "1 sans responsable", "1 sans échéance",
    ]  # fmt: skip
    for one in found:
        assert len(kept(store, one.filter)) == 1
    assert counters([]) == []
