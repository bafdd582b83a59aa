"""What the templates of forms need from Django's bound fields."""

from typing import Any

from django.forms import BaseForm, BoundField, CheckboxSelectMultiple, RadioSelect, Select
from django.http import HttpRequest
from markupsafe import Markup


def is_choice_list(bound: BoundField) -> bool:
    """Tell whether a field is shown as several radios or boxes, which need a fieldset."""
    return isinstance(bound.field.widget, RadioSelect | CheckboxSelectMultiple)


def is_select(bound: BoundField) -> bool:
    """Tell whether a field is shown as a drop-down."""
    return isinstance(bound.field.widget, Select) and not is_choice_list(bound)


def widget(bound: BoundField, style: str, described: list[str] | None = None) -> Markup:
    """Draw the input of a field with our classes, joined to its hint, error and unit."""
    attrs: dict[str, Any] = dict(bound.field.widget.attrs)
    classes = [attrs.get("class", ""), style, "is-invalid" if bound.errors else ""]
    attrs["class"] = " ".join(name for name in classes if name)
    parts = [*(described or []), *([f"{bound.auto_id}_error"] if bound.errors else [])]
    if parts:
        attrs["aria-describedby"] = " ".join(parts)
    if "number" in style.split():
        attrs.setdefault("inputmode", "decimal")
        attrs.setdefault("autocomplete", "off")
    return Markup(bound.as_widget(attrs=attrs))  # noqa: S704  (Django has escaped it)


def form_errors(form: BaseForm | None) -> list[tuple[str, str]]:
    """List every error of a form with the id of its field; empty for those of the whole form."""
    if form is None or not form.errors:
        return []
    found: list[tuple[str, str]] = [(str(text), "") for text in form.non_field_errors()]
    for name in form.errors:
        if name in form.fields:
            bound = form[name]
            many = isinstance(bound.field.widget, RadioSelect | CheckboxSelectMultiple)
            target = str(bound.auto_id if many else bound.id_for_label or bound.auto_id)
            found += [(f"{bound.label}: {text}", target) for text in bound.errors]
    return found


def with_query(request: HttpRequest, name: str, value: Any) -> str:
    """Give this page's query string with one value replaced; an empty value leaves it out."""
    query = request.GET.copy()
    query.pop(name, None)
    if value not in ("", None):
        query[name] = str(value)
    return f"?{query.urlencode()}" if query else request.path
