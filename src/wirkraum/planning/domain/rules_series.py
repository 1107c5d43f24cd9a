"""Rules a format keeps over the year: quota, least gap, even spacing, rhythm."""

from collections import Counter
from collections.abc import Iterator

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.day_words import WEEKDAYS, clock, day_name
from wirkraum.planning.domain.problem import Undecided
from wirkraum.planning.domain.rules_case import Case, Finding, hard, soft


def quota(case: Case) -> Iterator[Finding]:
    """Never more than promised in a period, none where nothing is promised."""
    series, day = case.moved.series, case.moved.day
    if isinstance(case.format.frequency, Undecided) or day not in series.days:
        return
    mine = [each for each in series.quotas if day in each.days]
    if not mine:
        text = _(
            "%(day)s liegt in keinem Zeitraum, für den %(format)s vorgesehen ist.",
            day=day_name(case.date),
            format=case.title,
        )
        yield hard("period", text)
    for each in mine:
        count = 1 + sum(other.day in each.days for other in case.own)
        if count > each.wanted:
            text = _(
                "%(period)s: %(count)s Termine statt höchstens %(most)s für %(format)s.",
                period=each.label,
                count=count,
                most=each.wanted,
                format=case.title,
            )
            yield hard("quota", text)


def min_gap(case: Case) -> Iterator[Finding]:
    gap = case.format.min_gap_days
    for other in case.own:
        apart = abs(other.day - case.moved.day)
        if apart < gap:
            text = _(
                "%(days)s Abstand zu %(format)s am %(day)s; mindestens %(least)s sollen es sein.",
                days=_days(apart),
                format=case.title,
                day=day_name(other.meeting.date),
                least=_days(gap),
            )
            yield hard("min_gap", text)


def _days(count: int) -> Told:
    few = {0: _("Kein Tag"), 1: _("1 Tag")}
    return few.get(count) or _("%(count)s Tage", count=count)


def even_spacing(case: Case) -> Iterator[Finding]:
    series, weight = case.moved.series, case.year.problem.weights.gap_day
    if series.spacing is None or case.moved.day not in series.days:
        return
    least, most = series.spacing
    position = {day: at for at, day in enumerate(series.days)}
    here = position[case.moved.day]
    held = sorted(position[each.day] for each in case.own if each.day in position)
    before = [at for at in held if at <= here]
    after = [at for at in held if at > here]
    last = before[-1] if before else -1
    following = after[0] if after else len(series.days)
    long = [(_("Bis zum vorigen Termin"), here - last)] if before else []
    long += [(_("Bis zum nächsten Termin"), following - here)] if after else []
    for where, gap in long:
        if off := max(0, gap - most, least - gap):
            even = _("%(least)s bis %(most)s", least=least, most=most)
            yield soft("gap_day", _uneven(where, gap, even), off * weight)
    edges = [] if before else [(_("Zum Anfang der Planung hin fehlen Termine"), here - last)]
    edges += [] if after else [(_("Zum Ende der Planung hin fehlen Termine"), following - here)]
    for where, gap in edges:
        if gap > most:
            even = _("höchstens %(most)s", most=most)
            yield soft("gap_day", _uneven(where, gap, even), (gap - most) * weight)


def _uneven(where: Told, gap: int, even: Told) -> Told:
    days = _("1 möglicher Tag") if gap == 1 else _("%(count)s mögliche Tage", count=gap)
    return _("%(where)s: %(days)s; gleichmäßig wären %(even)s.", where=where, days=days, even=even)


def rhythm(case: Case) -> Iterator[Finding]:
    """The weekday and the hour that most meetings of the format have."""
    if not (case.moved.series.rhythm and case.own):
        return
    weights = case.year.problem.weights
    days = Counter(each.meeting.date.isoweekday() for each in case.own)
    usual = _usual(days, case.date.isoweekday())
    if usual is not None:
        text = _(
            "%(format)s liegt sonst meist am %(weekday)s.",
            format=case.title,
            weekday=WEEKDAYS[usual - 1],
        )
        yield soft("off_weekday", text, weights.off_weekday)
    starts = Counter(each.meeting.start for each in case.own)
    usual = _usual(starts, case.moved.meeting.start)
    if usual is not None:
        text = _(
            "%(format)s beginnt sonst meist um %(time)s.", format=case.title, time=clock(usual)
        )
        yield soft("off_time", text, weights.off_time)


def _usual(others: Counter[int], mine: int) -> int | None:
    """The kind most others have, None where no kind is ahead of mine."""
    most = max(others.values())
    if others[mine] + 1 > most:
        return None
    return min(kind for kind, count in others.items() if count == most)


SERIES_RULES = (quota, min_gap, even_spacing, rhythm)
