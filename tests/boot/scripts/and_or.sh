true && echo yes || echo no
false && echo yes || echo no
false || false || echo third
true && true && echo both
