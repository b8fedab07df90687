(echo out
echo err >&2) 2>&1 | sort
(echo hidden >&2) 2>/dev/null
echo to-err 2>&1 >/dev/null
echo done
