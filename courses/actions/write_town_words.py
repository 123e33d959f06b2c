"""What a municipality's page and its venues say for search holds the municipality's name and reading, which are not theirs."""

from wagtail.models import Page

from courses.models import Municipality, MunicipalityPage, VenuePage
from materials.actions.write_page_words import write_page_words


def write_town_words(municipality: Municipality) -> None:
    for page in MunicipalityPage.objects.filter(municipality=municipality):
        pages: list[Page] = [page, *VenuePage.objects.child_of(page)]
        write_page_words(pages)
