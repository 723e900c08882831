# The desk for a department. Build: docker build -t tradebrief .   Start: docker compose up -d (compose.yaml)
FROM node:22-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm pack --pack-destination /packed && mv /packed/*.tgz /packed/tradebrief.tgz \
  && mkdir /app && tar -xzf /packed/tradebrief.tgz -C /app --strip-components 1 \
  && cp package-lock.json .npmrc /app/ \
  && cd /app && npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:22-bookworm-slim
COPY --from=build --chown=root:root /app /app
RUN ln -s /app/bin/tradebrief.js /usr/local/bin/tradebrief \
  && useradd --system --uid 10001 --create-home tradebrief \
  && install -d -o tradebrief -g tradebrief -m 700 /workspace
USER tradebrief
WORKDIR /workspace
VOLUME /workspace
EXPOSE 4180
STOPSIGNAL SIGTERM
# A desk with tokens answers 401 without one, and 200 on the page for signing in.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["node", "/app/bin/health-check.js"]
ENTRYPOINT ["tradebrief"]
CMD ["serve", "--host", "0.0.0.0", "--tokens", "--tls-cert", "/tls/desk.pem", "--tls-key", "/tls/desk.key"]
