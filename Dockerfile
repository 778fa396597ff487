FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Without scripts: "prepare" builds, and there is nothing to build yet.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY prisma.config.ts tsconfig.json tsconfig.build.json ./
COPY prisma prisma
COPY src src
RUN npm run build

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/var/lib/onrecord
WORKDIR /app
RUN install -d -o node -g node /var/lib/onrecord
COPY package.json package-lock.json ./
# The optional packages are the embedded Postgres, which DATABASE_URL makes needless. Prisma's client carries what it
# needs for five kinds of database: a third of everything, and one is used.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund \
  && npm cache clean --force \
  && find node_modules/@prisma/client/runtime -name 'query_compiler_*' -not -name '*postgresql*' -delete
COPY LICENSE NOTICE ./
COPY prisma/migrations prisma/migrations
COPY --from=build /app/dist dist
# As `onrecord`, for "docker compose exec".
RUN ln -s /app/dist/main.js /usr/local/bin/onrecord
USER node
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js", "serve"]
