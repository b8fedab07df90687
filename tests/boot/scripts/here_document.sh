x=5
cat <<END
value $x $((x+1))
  indented
END
cat <<'END'
raw $x
END
echo after
