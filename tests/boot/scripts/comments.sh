echo a # comment
# whole line
echo 'b # not' c#d
