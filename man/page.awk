# Makes a page of the manual from its source (NAME.in): fetches its lists from the program, and lets
# examples stand in the source as they are.
#
#   .\" FIELDS code          becomes the list that 'statusbook manual code' prints
#   .\" FILE site.yaml       says where the example below it belongs (see examples.awk)
#   .Bd -literal … .Ed       is escaped, so that roff prints every character as it is

/^\.\\" FIELDS / {
	fflush()
	if (system(program " manual " $3) != 0)
		exit 1
	next
}
/^\.\\" FILE / { next }
/^\.Bd -literal/ { literal = 1; print; next }
/^\.Ed/ { literal = 0 }
literal {
	gsub(/\\/, "\\e")
	gsub(/`/, "\\(ga")
	gsub(/'/, "\\(aq")
	gsub(/-/, "\\-")
	gsub(/~/, "\\(ti")
	gsub(/\^/, "\\(ha")
	sub(/^\./, "\\\\\\&.")
}
{ print }
