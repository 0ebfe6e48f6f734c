"""Rules of cumulation: how much of an action public money may pay, what its promoter must bring."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dsi_desktop.features.funding.rules.arithmetic import (
    Amount,
    Service,
    Share,
    counted_services,
    weighed,
)
from dsi_desktop.features.funding.rules.sources import Ceiling, Mix, MixAction, Scheme
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

ACTION, FUNDER = "action", "funder"
CEILING, FLOOR, CASH_FLOOR, PROGRAMME = "ceiling", "floor", "cash_floor", "programme"
_LARGEST = 100


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that an action, or all the actions of a funder, does not follow.

    `part` over `whole` (cents) is compared with `limit` percent; `kind` is what the rule weighs.
    """

    scope: str
    scope_id: str
    name: str
    rule_id: str
    about: str
    kind: str
    part: int
    whole: int
    limit: int

    @property
    def share(self) -> int:
        """The share, in whole percent, never rounded to the limit it breaks."""
        return Share(self.part, self.whole).percent(self.limit)

    @property
    def gap(self) -> int:
        """The cents too many, or missing."""
        return abs(self.part - self.limit * self.whole // 100)


@dataclass(frozen=True, slots=True)
class _Pot:
    """All that an action counts on, added up: cents."""

    whole: int
    of_kind: dict[str, int]
    promoter: int
    promoter_cash: int
    programmes: dict[str, int]
    funders: frozenset[str]


def percent_in(value: int | None, field: str) -> int | None:
    """Return a percentage from 0 to 100. Raises `RuleBroken` beside `field`."""
    if value is not None and not 0 <= value <= _LARGEST:
        raise RuleBroken(_("Ce pourcentage va de 0 à 100."), field)
    return value


def check_rule(ceiling: int | None, floor: int | None, cash_floor: int | None) -> None:
    """Refuse a rule that asks nothing, or whose numbers contradict each other."""
    percent_in(ceiling, "ceiling")
    percent_in(floor, "floor")
    percent_in(cash_floor, "cash_floor")
    if ceiling is None and floor is None and cash_floor is None:
        raise RuleBroken(_("Écrivez un plafond ou une part minimale."), "ceiling")
    if floor is not None and cash_floor is not None and cash_floor > floor:
        raise RuleBroken(
            _("Le minimum en argent dépasse la part minimale du promoteur."), "cash_floor"
        )
    if ceiling is not None and floor is not None and ceiling + floor > _LARGEST:
        raise RuleBroken(
            _("Le plafond et la part du promoteur dépassent 100 % ensemble."), "floor"
        )


def breaches(mix: Mix) -> tuple[Breach, ...]:
    """Return what breaks the rules, action by action, then funder by funder."""
    pots = list(_pots(mix))
    return (*_by_action(mix, pots), *_by_funder(mix, pots))


def _by_action(mix: Mix, pots: Sequence[tuple[MixAction, _Pot]]) -> Iterator[Breach]:
    for action, pot in pots:
        for rule in mix.ceilings:
            if _holds(rule, pot):
                yield from _against(rule, pot, (ACTION, action.id, action.name))
        for scheme in mix.schemes:
            yield from _programme(scheme, pot, action)


def _by_funder(mix: Mix, pots: Sequence[tuple[MixAction, _Pot]]) -> Iterator[Breach]:
    """Check a funder's own rules on all its actions together; one action was checked already."""
    for rule in mix.ceilings:
        giver = mix.giver(rule.funder_id)
        own = [pot for _action, pot in pots if giver is not None and _holds(rule, pot)]
        if giver is not None and len(own) > 1:
            yield from _against(rule, _together(own), (FUNDER, giver.id, giver.name))


def _pots(mix: Mix) -> Iterator[tuple[MixAction, _Pot]]:
    services = counted_services(mix.services, mix.amounts)
    for action in mix.actions:
        own = [one for one in mix.amounts if one.action_id == action.id and one.worth]
        given = [one for one in services if one.action_id == action.id]
        if own or given:
            yield action, _pot(action, own, given)


def _pot(action: MixAction, own: Iterable[Amount], given: Iterable[Service]) -> _Pot:
    of_kind: dict[str, int] = {}
    programmes: dict[str, int] = {}
    whole = promoter = promoter_cash = 0
    funders = set()
    for one in own:
        whole += one.worth
        of_kind[one.kind] = of_kind.get(one.kind, 0) + one.worth
        if one.programme_id:
            programmes[one.programme_id] = programmes.get(one.programme_id, 0) + one.worth
        if one.funder_id:
            funders.add(one.funder_id)
        if one.kind == "promoter" or (action.lead_id and one.organization_id == action.lead_id):
            promoter += one.worth
            promoter_cash += one.worth if one.is_cash else 0
    for hours in given:
        whole += hours.value
        if action.lead_id and hours.organization_id == action.lead_id:
            promoter += hours.value
    return _Pot(whole, of_kind, promoter, promoter_cash, programmes, frozenset(funders))


def _together(pots: Sequence[_Pot]) -> _Pot:
    of_kind: dict[str, int] = {}
    for pot in pots:
        for kind, cents in pot.of_kind.items():
            of_kind[kind] = of_kind.get(kind, 0) + cents
    return _Pot(
        sum(pot.whole for pot in pots), of_kind, sum(pot.promoter for pot in pots),
        sum(pot.promoter_cash for pot in pots), {}, frozenset(),
    )  # fmt: skip


def _holds(rule: Ceiling, pot: _Pot) -> bool:
    if rule.programme_id:
        return rule.programme_id in pot.programmes
    return rule.funder_id is None or rule.funder_id in pot.funders


def _against(rule: Ceiling, pot: _Pot, who: tuple[str, str, str]) -> Iterator[Breach]:
    part = sum(pot.of_kind.get(kind, 0) for kind in weighed(rule.kind))
    if rule.ceiling is not None and Share(part, pot.whole).over(rule.ceiling):
        yield Breach(*who, rule.id, CEILING, rule.kind, part, pot.whole, rule.ceiling)
    for about, given, least in (
        (FLOOR, pot.promoter, rule.floor), (CASH_FLOOR, pot.promoter_cash, rule.cash_floor),
    ):  # fmt: skip
        if least is not None and Share(given, pot.whole).under(least):
            yield Breach(*who, rule.id, about, "promoter", given, pot.whole, least)


def _programme(scheme: Scheme, pot: _Pot, action: MixAction) -> Iterator[Breach]:
    part = pot.programmes.get(scheme.id, 0)
    if scheme.ceiling is not None and Share(part, pot.whole).over(scheme.ceiling):
        yield Breach(ACTION, action.id, action.name, scheme.id, PROGRAMME, scheme.name, part,
                     pot.whole, scheme.ceiling)  # fmt: skip
