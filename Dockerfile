# One image for pages and chat; the command says which:
#
#   node apps/web/dist/server.js        the pages, with a chat of their own
#   node packages/server/dist/bin.js    a chat node
#
# `--target build` gives the image that migrates: scripts, sources and development packages.

FROM node:24-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/protocol/package.json packages/protocol/
COPY packages/client/package.json packages/client/
COPY packages/react/package.json packages/react/
COPY packages/server/package.json packages/server/
COPY apps/web/package.json apps/web/

FROM manifests AS build
# As scripts/lib/install.mjs does: no package needs its install script here.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM manifests AS packages
RUN npm ci --ignore-scripts --omit=dev

FROM packages AS runtime
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000
COPY --from=build /app/packages/protocol/dist packages/protocol/dist
COPY --from=build /app/packages/client/dist packages/client/dist
COPY --from=build /app/packages/react/dist packages/react/dist
COPY --from=build /app/packages/server/dist packages/server/dist
COPY --from=build /app/apps/web/dist apps/web/dist
COPY --from=build /app/apps/web/next.config.ts apps/web/tsconfig.json apps/web/
COPY --from=build /app/tsconfig.base.json ./
# Next keeps what it renders and converts in here.
COPY --from=build --chown=node:node /app/apps/web/.next apps/web/.next
USER node
EXPOSE 3000
CMD ["node", "apps/web/dist/server.js"]
