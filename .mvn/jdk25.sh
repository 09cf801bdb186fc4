# Finds JDK 25 and exports JAVA_HOME. Sourced by ./mvnw and ./sampan; says what to install when there is none.
sampan_is25() { [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$1/release" 2>/dev/null; }
sampan_find25() {
  for d in "${SAMPAN_JDK:-}" "${JAVA_HOME:-}" "${JAVA_HOME_25_X64:-}" /usr/lib/jvm/*25* /opt/*jdk*25* \
    "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -n "$d" ] && sampan_is25 "$d"; then JAVA_HOME=$d; export JAVA_HOME; return 0; fi
  done
  echo "Sampan needs JDK 25 and found none. Install one (e.g. Temurin 25) and set JAVA_HOME to it." >&2; return 1
}
sampan_find25 || exit 1
