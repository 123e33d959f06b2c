"""The year of offices: from 1 April to 31 March, named after the year it begins in."""

from datetime import date

from materials.japanese_dates import era_year


def fiscal_year_of(d: date) -> int:
    return d.year if d.month >= 4 else d.year - 1


def fiscal_label(year: int) -> str:
    """令和8年度. The one that began in 平成31年 is called 令和元年度 throughout, as the state does."""
    return f"{era_year(year)}度"


def fiscal_bounds(year: int) -> tuple[date, date]:
    """First and last day, both inside."""
    return date(year, 4, 1), date(year + 1, 3, 31)
