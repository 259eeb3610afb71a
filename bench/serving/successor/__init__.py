"""The first FitSize's later version: the same process a request, but queued by Celery and RabbitMQ."""
