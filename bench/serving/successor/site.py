"""`python -m serving.successor.site PORT`: Django's own server, which queues photos and tells what became of them."""

import json
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.urls import path

from serving.seed.site import serve
from serving.successor.tasks import app, run_script


def exec_script(request: HttpRequest) -> JsonResponse:
    """Queues the photo."""
    body = json.loads(request.body)
    return JsonResponse({"task_id": run_script.delay(body["clothing"], body["image"]).id})


def task_status(_: HttpRequest, task_id: UUID) -> JsonResponse:
    """How the task is, with its result once there is one."""
    task = app.AsyncResult(str(task_id))
    status = task.status
    return JsonResponse({"status": status, "result": task.result if status == "SUCCESS" else None})


urlpatterns = [
    path("keypoints/execScript/", exec_script),
    path("keypoints/taskStatus/<uuid:task_id>/", task_status),
]

if __name__ == "__main__":
    serve("serving.successor.site")
