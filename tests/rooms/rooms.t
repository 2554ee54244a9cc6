# Who may include whom: the table of allowed edges between the rooms of src/, and a proof that a wrong one is found.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Book;

# A room, and what it may include besides its own headers, diagnostics.h, json.h, digits.h, library.h, text-hash.h, text-order.h and the libraries.
my %allowed = (
    commands     => ['serve/', 'starter/', 'site/', 'plan/', 'l10n/', 'l10n/edit/', 'l10n/check/', 'l10n/po/', 'book/', 'output/', 'input/', 'beneath/'],
    starter      => ['book/', 'beneath/'],
    serve        => ['site/', 'plan/', 'book/homes.h'],
    site         => ['page/', 'plan/', 'template/', 'output/', 'book/', 'input/markdown.h', 'input/reader.h'],
    page         => ['plan/', 'template/', 'book/', 'input/markdown.h'],
    plan         => ['book/', 'input/nearest.h'],
    l10n         => ['l10n/edit/', 'l10n/check/', 'book/', 'input/', 'beneath/'],
    'l10n/po'    => ['l10n/', 'l10n/edit/', 'l10n/check/', 'book/', 'input/'],
    'l10n/check' => ['book/', 'input/'],
    'l10n/edit'  => ['book/skeleton.h', 'input/', 'beneath/'],
    book         => ['input/', 'beneath/'],
    output       => ['beneath/', 'digits.h', 'text-hash.h', 'text-order.h'],
    beneath      => [],
    template     => [],
    input        => ['beneath/'],
    ''           => [],    # src/diagnostics.*, src/json.*, src/digits.*, src/library.*, src/text-hash.*, src/text-order.h
);
# Rooms that know nothing but libraries, and what opens one.
my %alone = map { $_ => 1 } 'template', 'output', 'beneath';

sub is_allowed {
    my ($room, $header) = @_;
    return 1 if $header =~ m{^\Q$room\E/[^/]+$} && $room ne '';
    return 1 if grep { $_ eq $header } @{$allowed{$room}};
    return $room eq '' if $header eq 'diagnostics-text.h';
    return 1 if $header eq 'library.h';
    return !$alone{$room} if $header =~ m{^(diagnostics|diagnostics-list|json|digits|text-hash|text-order)\.h$};
    return scalar grep { m{/$} && $header =~ m{^\Q$_\E[^/]+$} } @{$allowed{$room}};
}

# The wrong includes of a tree, as "path: header"; a room that is not in the table is wrong too.
sub wrong_includes {
    my ($src) = @_;
    my (@wrong, $n);
    for my $path (grep { /\.[ch]$/ } files_of($src)) {
        my ($room) = $path =~ m{^(.+)/} ? $1 : '';
        push @wrong, "$path: the room '$room' is not in the table" if !$allowed{$room};
        for my $header (read_file("$src/$path") =~ /^[ \t]*#[ \t]*include[ \t]*"([^"]+)"/mg) {
            $n++;
            push @wrong, "$path: $header" if $allowed{$room} && !is_allowed($room, $header);
        }
    }
    return ($n // 0, @wrong);
}

my ($n, @wrong) = wrong_includes('src');
cmp_ok($n, '>', 50, 'the includes are read');
is(join("\n", @wrong), '', 'every include goes along an arrow');

my $planted = tempdir(CLEANUP => 1);
my %plants = (
    'book/planted.c'         => 'site/site.h',
    'site/planted.c'         => 'input/yaml.h',
    'site/planted2.h'        => 'commands/command.h',
    'page/planted.c'         => 'site/site.h',
    'page/planted2.c'        => 'output/output.h',
    'plan/planted.c'         => 'page/edition.h',
    'template/planted.c'     => 'diagnostics.h',
    'output/planted.c'       => 'book/book.h',
    'input/planted.c'        => 'book/ids.h',
    'input/deep/planted.c'   => 'book/ids.h',
    'diagnostics-planted.c'  => 'input/yaml.h',
    'l10n/edit/planted.c'    => 'book/book.h',
    'l10n/check/planted.c'   => 'l10n/entry.h',
    'commands/planted.c'     => 'template/template.h',
    'book/../cellar/plant.c' => 'book/book.h',
);
for my $path (sort keys %plants) {
    (my $file = $path) =~ s{[^/]+/\.\./}{};
    write_file("$planted/$file", "#include <glib.h>\n  # include \"$plants{$path}\"\n");
    my (undef, @found) = wrong_includes($planted);
    is(scalar @found, 1, "a planted include of $plants{$path} in $file is found");
    unlink "$planted/$file";
}
write_file("$planted/site/planted.c", "#include \"input/markdown.h\"\n#include \"book/book.h\"\n");
is(scalar((wrong_includes($planted))[1] // ()), undef, 'site may include markdown.h and the book');

done_testing();
