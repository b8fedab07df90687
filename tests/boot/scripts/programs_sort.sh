sort data/words
sort -r data/words
sort -u data/words
sort -n data/mixed
sort -r -n data/mixed
sort -k 2 data/pairs
sort data/words data/lines | head -n 3
sort data/empty
