"""The page that `mkdocs serve` shows in place of every other while the site cannot be built."""

from jinja2 import Environment, PackageLoader

from audits.editor.preview.build_fault import BuildFault

TEMPLATE = "error_page.html.jinja"

_templates = Environment(loader=PackageLoader("audits.editor", "preview"), autoescape=True)


def error_page(fault: BuildFault) -> bytes:
    """Give the page that tells of a build that failed. It loads itself again once there is another build."""
    return _templates.get_template(TEMPLATE).render(fault=fault).encode()
