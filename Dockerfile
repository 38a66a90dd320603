# Cuttings in a container. The models come with the packages: nothing is fetched when it runs.
#   docker build -t cuttings .
#   docker run -d --restart unless-stopped --env-file .env -v cuttings:/srv/cuttings cuttings
FROM python:3.12-slim

WORKDIR /opt/cuttings
COPY pyproject.toml README.md LICENSE ./
COPY index index
COPY bot bot
RUN pip install --no-cache-dir .

# The documents and the index live on a volume, owned by a user who owns nothing else.
RUN useradd --system --create-home cuttings && install -d -o cuttings /srv/cuttings
COPY --chown=cuttings documents /srv/cuttings/documents
USER cuttings
WORKDIR /srv/cuttings
VOLUME /srv/cuttings

# Docker stops a container with SIGTERM, upon which the bot finishes what is running.
STOPSIGNAL SIGTERM
CMD ["sh", "-c", "cuttings build && exec cuttings bot"]
