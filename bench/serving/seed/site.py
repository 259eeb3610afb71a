"""`python -m serving.seed.site PORT`: Django's own server, a view that blocks, one request after the other."""

import json
import sys

from django.conf import settings
from django.core.management import execute_from_command_line
from django.http import HttpRequest, JsonResponse
from django.urls import path

from serving.seed.process import execute

# Django refuses bodies over 2.5 MB otherwise.
LARGEST_BODY = 25_000_000


def exec_script(request: HttpRequest) -> JsonResponse:
    """Runs the script for the photo and answers with what it found."""
    body = json.loads(request.body)
    return JsonResponse(execute(body["clothing"], body["image"]))


urlpatterns = [path("keypoints/execScript/", exec_script)]


def serve(root_urls: str, *options: str) -> None:
    """Runs Django's server with the addresses of a module on the port that the command line names."""
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1"],
        DATA_UPLOAD_MAX_MEMORY_SIZE=LARGEST_BODY,
        ROOT_URLCONF=root_urls,
        SECRET_KEY="only for the bench",
    )
    execute_from_command_line(["manage.py", "runserver", "--noreload", *options, f"127.0.0.1:{sys.argv[1]}"])


if __name__ == "__main__":
    serve("serving.seed.site", "--nothreading")
