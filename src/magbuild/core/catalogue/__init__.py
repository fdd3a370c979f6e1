"""Every diagnostic there is: its permanent code, its weight, its words in two languages.

Codes are never given another meaning. MB1xx files and names, MB2xx the site as a whole, MB3xx front
matter and registers, MB4xx text, MB5xx addresses and links, MB6xx pictures, MB7xx machine and
publishing, MB8xx templates, MB9xx the preview. Each wording is a pair: what is wrong, and what to
write instead.

Each module but `entries` and `terms` is a chapter: what is said of one subject, in the order of the
codes.
"""

from magbuild.core.catalogue import (
    addresses,
    command_line,
    corrections,
    fields,
    figures,
    files,
    front_matter,
    full_text,
    importing,
    machine,
    pictures,
    preview,
    publishing,
    scaffold,
    site,
    templates,
    text,
)
from magbuild.core.catalogue.entries import CatalogueEntry, Severity, Wording
from magbuild.core.catalogue.terms import DID_YOU_MEAN, TERMS

__all__ = ["CATALOGUE", "DID_YOU_MEAN", "TERMS", "CatalogueEntry", "Severity", "Wording"]

CATALOGUE: dict[str, CatalogueEntry] = {
    **files.ENTRIES,
    **site.ENTRIES,
    **command_line.ENTRIES,
    **front_matter.ENTRIES,
    **fields.ENTRIES,
    **figures.ENTRIES,
    **corrections.ENTRIES,
    **text.ENTRIES,
    **addresses.ENTRIES,
    **pictures.ENTRIES,
    **full_text.ENTRIES,
    **machine.ENTRIES,
    **publishing.ENTRIES,
    **importing.ENTRIES,
    **scaffold.ENTRIES,
    **templates.ENTRIES,
    **preview.ENTRIES,
}
