# What CONTRIBUTING.md says of files and commits, as far as a program can see it.
use strict;
use warnings;
use Test::More;
use Book;

my $longest = 500;

my @sources = sort grep { /\.[ch]$/ } map { my $room = $_; map { "$room/$_" } files_of($room) } 'src', 'tests/unit';
cmp_ok(scalar @sources, '>', 100, 'there are sources');
is(join("\n", grep { m{[^/]*_[^/]*$} && !m{^tests/unit/(test|book|temp)_} } @sources), '', 'file names have hyphens');
is(join("\n", grep { my $n = () = read_file($_) =~ /\n/g; $n > $longest } grep { m{^src/} } @sources), '', "no source has more than $longest lines");

# A pointer is tested as `p` and `!p`; `p != NULL` gives a truth that is kept, handed on or returned.
sub tests_null {
    my ($line) = @_;
    return $line =~ /== NULL/ || $line =~ /\b(if|while) \([^()]*!= NULL\)/ || $line =~ /!= NULL\)? (&&|\|\||\?)/;
}
is(join("\n", map { my $file = $_; map { "$file: $_" } grep { tests_null($_) } split /\n/, read_file($file) } @sources), '', 'pointers are tested one way');
ok(tests_null("    if (text == NULL)"), 'which a planted test finds');
ok(tests_null("    return text != NULL && *text;"), 'and another');
ok(!tests_null("    return text != NULL;"), 'while a truth may be returned');

# Another version of the formatter has another taste; this one is that of Debian 12.
SKIP: {
    skip 'clang-format 14 is missing', 1 if (`clang-format --version 2>/dev/null` // '') !~ /version 14\./;
    is(`make -s format-check 2>&1`, '', 'all C is formatted');
}

# From the commit on that brought this rule; what a shallow clone has is enough.
SKIP: {
    my $since = `git log --diff-filter=A --format=%H -- tests/style/style.t 2>/dev/null`;
    skip 'no history', 1 if $since !~ /^([0-9a-f]{40})/m;
    my @subjects = grep { !/^Merge / } split /\n/, `git log --format=%s $1..HEAD`;
    is(join("\n", grep { length >= 72 } @subjects), '', 'subjects of commits have fewer than 72 characters');
}
done_testing();
