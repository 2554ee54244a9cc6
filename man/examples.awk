# Writes the examples of the manual that are whole files (.\" FILE path) below the folder `into`, so
# that the program can check them: what the manual shows is what the program takes.

/^\.\\" FILE / { path = into "/" $3; next }
path != "" && /^\.Bd -literal/ {
	folder = path
	sub(/\/[^\/]*$/, "", folder)
	system("mkdir -p '" folder "'")
	inside = 1
	next
}
inside && /^\.Ed/ { close(path); path = ""; inside = 0 }
inside { print > path }
