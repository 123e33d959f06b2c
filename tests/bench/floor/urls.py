from django.urls import path

from lms.urls import urlpatterns as own
from tests.bench.floor import views

urlpatterns = [path("floor/", views.page), path("floor/row/", views.row), *own]
