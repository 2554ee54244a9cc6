# The golden sets: what the program makes of a book, and what it is expected to make.
#
#   golden      the pages of tests/golden/book: tests/golden/out
#   library     some pages of tests/golden/library: tests/golden/library-out
#   diag/CASE   the messages about the book of tests/diag/CASE: its file `expected`
package Golden;
use strict;
use warnings;
use Exporter 'import';
use Book;

our @EXPORT = qw(golden_sets golden_made golden_expected golden_replace);

sub golden_sets {
    my @cases = map { m{^tests/(diag/[^/]+)/expected$|^tests/(diag/[^/]+)/book$} ? $1 // $2 : () }
      glob 'tests/diag/*/expected tests/diag/*/book';
    my %seen;
    return ('golden', 'library', grep { !$seen{$_}++ } sort @cases);
}

# The hash in the name of the style sheet would change every page with every change of style.
sub without_hashes {
    my ($page) = @_;
    $page =~ s{(assets/[\w-]+)\.[0-9a-f]{10,}\.}{$1.HASH.}g;
    return $page;
}

sub pages_of {
    my ($out, @pages) = @_;
    return {map { $_ => without_hashes(read_file("$out/$_")) } @pages};
}

sub made_pages {
    my $out = build_once(golden_book(), '--jobs', 1);
    return pages_of($out, grep { !m{^(assets|\.statusbook)/} } files_of($out));
}

# Of the library what is other than in a book about one protocol of three digits.
my @library = (
    'en/grpc/14.html', 'en/grpc/UNAVAILABLE.html', 'en/mqtt/0x00-vs-0x87.html', 'en/smtp-enhanced/by-about.html', 'en/smtp/250-vs-550.html',
    'en/ws/3000-3999.html', 'en/xmpp/index.html', 'es/grpc/NOT_FOUND-vs-UNAVAILABLE.html', 'es/rtsp/404.html',
);

sub made_messages {
    my ($case) = @_;
    my ($status, $out, $messages) = statusbook('-C', diag_book($case), 'check');
    return {expected => "$out${messages}exit status: $status\n"};
}

# name of file => bytes
sub golden_made {
    my ($set) = @_;
    return $set eq 'golden' ? made_pages()
      : $set eq 'library'   ? pages_of(build_once(library_book(), '--jobs', 1), @library)
      :                       made_messages($set =~ m{^diag/(.*)}s);
}

sub folder_of {
    my ($set) = @_;
    return $set eq 'golden' ? 'tests/golden/out' : $set eq 'library' ? 'tests/golden/library-out' : "tests/$set";
}

sub golden_expected {
    my ($set) = @_;
    my $tree = tree_of(folder_of($set));
    return $set !~ m{^diag/} ? $tree : {map { $_ => $tree->{$_} } grep { $_ eq 'expected' } keys %$tree};
}

sub golden_replace {
    my ($set, $made) = @_;
    my $folder = folder_of($set);
    unlink map { "$folder/$_" } keys %{golden_expected($set)};
    write_file("$folder/$_", $made->{$_}) for keys %$made;
}

1;
