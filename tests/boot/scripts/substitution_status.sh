x=$(exit 3)
echo $?
echo "[$(echo trailing
echo
echo)]"
