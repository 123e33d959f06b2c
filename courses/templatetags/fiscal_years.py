from django import template

from courses.fiscal_year import fiscal_label

register = template.Library()

register.filter("as_fiscal_year", fiscal_label)
