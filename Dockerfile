# syntax=docker/dockerfile:1
# hoso as a command in an image: docker build -t hoso . && docker run --rm -v "$PWD:/work" hoso build samples
# Built from this checkout with the versions and hashes of requirements.txt. No Docker engine ran it where it was written;
# its commands were run one by one in a virtual environment.

FROM python:3.12-slim AS build
WORKDIR /src
COPY requirements.txt ./
# Everything that is locked, each file checked by its hash; what only developers need stays behind in this stage.
RUN pip install --no-cache-dir --require-hashes -r requirements.txt \
    && pip wheel --no-cache-dir --require-hashes --wheel-dir /wheels -r requirements.txt
COPY . .
RUN pip wheel --no-deps --no-build-isolation --wheel-dir /wheels .

FROM python:3.12-slim
# hoso and what it imports, from the checked files alone: no network in this step.
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels hoso
RUN useradd --create-home --uid 10001 hoso && install --directory --owner hoso --group hoso /work
USER hoso
WORKDIR /work
ENV PYTHONUNBUFFERED=1
ENTRYPOINT ["hoso"]
CMD ["--help"]
