# The gate with a browser. docker build -t audits . && docker run --rm --init … audits run site: see recipes.md.
FROM python:3.11-slim-trixie

RUN apt-get update \
 && apt-get install --yes --no-install-recommends chromium-headless-shell fonts-liberation fonts-noto-color-emoji \
 && rm -rf /var/lib/apt/lists/*

COPY . /opt/audits
RUN pip install --no-cache-dir /opt/audits && rm -rf /opt/audits

RUN useradd --create-home --uid 1000 audits
USER audits
WORKDIR /work
ENTRYPOINT ["audits"]
CMD ["--help"]
