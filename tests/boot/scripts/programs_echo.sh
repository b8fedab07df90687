echo
echo one  two
echo -n no newline
echo
echo "blanks  kept" --
