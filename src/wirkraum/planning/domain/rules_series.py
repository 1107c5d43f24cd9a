"""Rules a format keeps over the year: quota, least gap, even spacing, rhythm."""

from collections import Counter
from collections.abc import Iterator

from wirkraum.planning.domain.problem import Undecided
from wirkraum.planning.domain.problem_names import WEEKDAYS, clock, day_name
from wirkraum.planning.domain.rules_case import Case, Finding, hard, soft


def quota(case: Case) -> Iterator[Finding]:
    """Never more than promised in a period, none where nothing is promised."""
    series, day = case.moved.series, case.moved.day
    if isinstance(case.format.frequency, Undecided) or day not in series.days:
        return
    mine = [each for each in series.quotas if day in each.days]
    if not mine:
        text = (
            f"{day_name(case.date)} liegt in keinem Zeitraum, für den {case.title} vorgesehen ist."
        )
        yield hard("period", text)
    for each in mine:
        count = 1 + sum(other.day in each.days for other in case.own)
        if count > each.wanted:
            text = f"{each.label}: {count} Termine statt höchstens {each.wanted} für {case.title}."
            yield hard("quota", text)


def min_gap(case: Case) -> Iterator[Finding]:
    gap = case.format.min_gap_days
    for other in case.own:
        apart = abs(other.day - case.moved.day)
        if apart < gap:
            text = f"{_days(apart)} Abstand zu {case.title} am {day_name(other.meeting.date)}"
            yield hard("min_gap", f"{text}; mindestens {_days(gap)} sollen es sein.")


def _days(count: int) -> str:
    return {0: "Kein Tag", 1: "1 Tag"}.get(count, f"{count} Tage")


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
    long = [("vorigen", here - last)] if before else []
    long += [("nächsten", following - here)] if after else []
    for which, gap in long:
        if off := max(0, gap - most, least - gap):
            text = f"Bis zum {which} Termin: {_possible(gap)}; gleichmäßig wären"
            yield soft("gap_day", f"{text} {least} bis {most}.", off * weight)
    edges = [] if before else [("Anfang", here - last)]
    edges += [] if after else [("Ende", following - here)]
    for which, gap in edges:
        if gap > most:
            text = f"Zum {which} der Planung hin fehlen Termine: {_possible(gap)}; gleichmäßig"
            yield soft("gap_day", f"{text} wären höchstens {most}.", (gap - most) * weight)


def _possible(count: int) -> str:
    return "1 möglicher Tag" if count == 1 else f"{count} mögliche Tage"


def rhythm(case: Case) -> Iterator[Finding]:
    """The weekday and the hour that most meetings of the format have."""
    if not (case.moved.series.rhythm and case.own):
        return
    weights = case.year.problem.weights
    days = Counter(each.meeting.date.isoweekday() for each in case.own)
    usual = _usual(days, case.date.isoweekday())
    if usual is not None:
        text = f"{case.title} liegt sonst meist am {WEEKDAYS[usual - 1]}."
        yield soft("off_weekday", text, weights.off_weekday)
    starts = Counter(each.meeting.start for each in case.own)
    usual = _usual(starts, case.moved.meeting.start)
    if usual is not None:
        text = f"{case.title} beginnt sonst meist um {clock(usual)}."
        yield soft("off_time", text, weights.off_time)


def _usual(others: Counter[int], mine: int) -> int | None:
    """The kind most others have, None where no kind is ahead of mine."""
    most = max(others.values())
    if others[mine] + 1 > most:
        return None
    return min(kind for kind, count in others.items() if count == most)


SERIES_RULES = (quota, min_gap, even_spacing, rhythm)
