#!/bin/sh
# The npm step of the Maven build: checks Node, installs what package-lock.json names, builds into dist/.
set -eu
cd "$(dirname "$0")"

if [ ! -f package.json ]; then
  echo "web/package.json is missing: there is no web front end to build. Build with -DskipWeb." >&2
  exit 1
fi
v=$(node -p 'process.versions.node' 2>/dev/null) || {
  echo "Sampan's web front end needs Node 20.19 or newer: install it, or build with -DskipWeb." >&2
  exit 1
}
node -e 'const [a,b]=process.versions.node.split(".").map(Number);process.exit(a>20||a===20&&b>=19?0:1)' || {
  echo "Node $v is too old: Sampan's web front end needs 20.19 or newer; or build with -DskipWeb." >&2
  exit 1
}
# Installed packages are kept as long as the lock they came from is the same.
if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules/.installed-lock.json
fi
npm run build
