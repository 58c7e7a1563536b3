"""A first file of a country, statute, standard or check, as text that is in order as it stands."""

from gapcheck.starter.begin import (
    begin_check,
    begin_country,
    begin_standard,
    begin_statute,
)

__all__ = ["begin_check", "begin_country", "begin_standard", "begin_statute"]
