echo one \
  two
echo 'three
four'
true &&
echo five |
cat
