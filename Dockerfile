# The program in an image: docker build -t statusbook .
#
#   docker run --rm -u "$(id -u):$(id -g)" -v "$PWD:/book" statusbook build --strict
#
# -u: what is printed belongs to whoever runs it. A book is mounted at /book and printed to out/ in it. Where out itself
# is a mount, its files are replaced one by one, since a mount point cannot be exchanged. docs/publishing.md says more.

# What ./setup installs for the build.
FROM debian:12-slim AS build
RUN apt-get update && \
    apt-get install -y --no-install-recommends gcc make pkg-config libglib2.0-dev libxxhash-dev \
      libarchive-dev libyaml-dev libcmark-dev libmicrohttpd-dev && \
    rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN make -j"$(nproc)" all man && \
    make install PREFIX=/usr DESTDIR=/installed

# The libraries that the program is linked with or opens, and nothing else.
FROM debian:12-slim
RUN apt-get update && \
    apt-get install -y --no-install-recommends libglib2.0-0 libxxhash0 libarchive13 libyaml-0-2 \
      libcmark0.30.2 libmicrohttpd12 && \
    rm -rf /var/lib/apt/lists/* && \
    useradd --system --no-create-home --shell /usr/sbin/nologin statusbook
COPY --from=build /installed/ /
USER statusbook
WORKDIR /book
ENTRYPOINT ["statusbook"]
CMD ["help"]
