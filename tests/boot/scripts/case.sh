for w in apple banana 'x y' '' 42
do case $w in a*) echo A;; b?nana|cherry) echo B;; 'x y') echo XY;; [0-9]*) echo N;; *) echo other;; esac; done
