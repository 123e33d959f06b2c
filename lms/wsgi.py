import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings")
application = get_wsgi_application()

# What the program itself consists of is never freed. Looking through it takes a tenth of a second, again and again, in
# which nobody is answered.
len(get_resolver().url_patterns)
gc.collect()
gc.freeze()
