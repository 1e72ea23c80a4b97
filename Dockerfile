# One image for every role of Braid. `docker compose` builds it; compose/image/role says which roles there are.
ARG BUILD_IMAGE=maven:3.9.9-eclipse-temurin-17
ARG RUNTIME_IMAGE=eclipse-temurin:17.0.15_6-jre-jammy

FROM ${BUILD_IMAGE} AS build
WORKDIR /src
COPY . .
# The command builds what is not built; gathering puts the libraries aside, so that their layer stays when only code has changed.
RUN ./braid --help >/dev/null && package/gather /image

FROM ${RUNTIME_IMAGE} AS runtime
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/braid braid
COPY --from=build /image/lib /opt/braid/lib
COPY --from=build /image/braid /opt/braid
RUN ln -s /opt/braid/braid /usr/local/bin/braid && mkdir -p /var/lib/braid/master /var/lib/braid/warehouse && chown -R braid /var/lib/braid
ENV BRAID_HOME=/var/lib/braid/home BRAID_MASTER_DATASET=/var/lib/braid/master
WORKDIR /opt/braid
USER braid
ENTRYPOINT ["/opt/braid/role"]
CMD ["--help"]
