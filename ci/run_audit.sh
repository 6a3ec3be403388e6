#!/usr/bin/env bash
# Audits a built site in CI, writes every report that a CI system reads, and ends with the exit code of `audits run`.
#
# Asked by environment variables, all optional:
#   AUDITS_SITE       the folder of the built site; without it, what mkdocs.yml says
#   AUDITS_SETTINGS   a file with [tool.audits]
#   AUDITS_ARGS       further arguments of `audits run`, as in a shell: --pages 'guides/*' --profiles mobile
#   AUDITS_REPORTS    the folder for the reports; without it, reports
#   AUDITS_CACHE      a folder that keeps evidence from run to run
#   AUDITS            the command, where it is not `audits` on the PATH
#
# On GitHub it adds the report to the job's summary, and gives the step's outputs exit-code, verdict, reports and sarif.
set -euo pipefail

reports=${AUDITS_REPORTS:-reports}
arguments=(--out "$reports")
for format in terminal json html junit sarif markdown; do
  arguments+=(--format "$format")
done
if [[ ${GITHUB_ACTIONS:-} == true ]]; then arguments+=(--format github); fi
if [[ ${GITLAB_CI:-} == true ]]; then arguments+=(--format gitlab); fi
if [[ -n ${AUDITS_SETTINGS:-} ]]; then arguments+=(--settings "$AUDITS_SETTINGS"); fi
if [[ -n ${AUDITS_CACHE:-} ]]; then arguments+=(--cache "$AUDITS_CACHE"); fi
# xargs parts words and takes quotation marks away as a shell does, and runs nothing that stands in them.
if ! words=$(xargs -r -n 1 printf '%s\n' <<<"${AUDITS_ARGS:-}"); then
  echo "audits: the arguments have a quotation mark that nothing closes." >&2
  exit 2
fi
if [[ -n $words ]]; then
  mapfile -t more <<<"$words"
  arguments+=("${more[@]}")
fi
if [[ -n ${AUDITS_SITE:-} ]]; then arguments+=(-- "$AUDITS_SITE"); fi

# Where the run is refused, no older report may look like today's.
rm -f -- "$reports/report.md" "$reports/report.sarif"
code=0
"${AUDITS:-audits}" run "${arguments[@]}" || code=$?

case $code in
  0) verdict=clean ;;
  1) verdict=failing ;;
  2 | 3) verdict=none ;;
  *) verdict=incomplete ;;
esac
if [[ -n ${GITHUB_OUTPUT:-} ]]; then
  {
    echo "exit-code=$code"
    echo "verdict=$verdict"
    echo "reports=$reports"
    if [[ -f $reports/report.sarif ]]; then echo "sarif=$reports/report.sarif"; fi
  } >>"$GITHUB_OUTPUT"
fi
if [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then
  if [[ -f $reports/report.md ]]; then
    cat -- "$reports/report.md" >>"$GITHUB_STEP_SUMMARY"
  else
    echo "There is no report (exit code $code). The log of this step says why." >>"$GITHUB_STEP_SUMMARY"
  fi
fi
exit "$code"
