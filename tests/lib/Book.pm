# What the tests that run the program share: books put together from layers, running, reading trees.
package Book;
use strict;
use warnings;
use Exporter 'import';
use File::Basename 'dirname';
use File::Copy 'copy';
use File::Find 'find';
use File::Path 'make_path';
use File::Temp 'tempdir';
use Cwd 'getcwd';

our @EXPORT = qw(real_book golden_book diag_book strange_book library_book statusbook read_file write_file files_of
  tree_of tree_state build_once with_words preview_new preview_end);

my $root    = getcwd();
my $program = $ENV{STATUSBOOK} || "$root/build/statusbook";
$program = "$root/$program" if $program !~ m{^/};

# Root's home is closed to others: a test that gives up its rights runs a copy of the program.
my $for_others = $program;
if ($< == 0 && !is_open_to_others(dirname($program))) {
    my $folder = tempdir(CLEANUP => 1);
    chmod 0755, $folder;
    copy($program, "$folder/statusbook") && chmod 0755, "$folder/statusbook";
    $for_others = "$folder/statusbook";
}

sub is_open_to_others {
    my ($folder) = @_;
    return (stat $folder)[2] & 0001 && ($folder eq '/' || is_open_to_others(dirname($folder)));
}

sub read_file {
    my ($path) = @_;
    open my $in, '<:raw', $path or die "$path: $!\n";
    local $/;
    return scalar <$in>;
}

sub write_file {
    my ($path, $bytes) = @_;
    make_path(dirname($path));
    open my $out, '>:raw', $path or die "$path: $!\n";
    print {$out} $bytes;
    close $out or die "$path: $!\n";
}

# The files below a folder, sorted; none where there is no such folder.
sub files_of {
    my ($folder) = @_;
    my @files;
    find({no_chdir => 1, wanted => sub {
        push @files, substr($_, length($folder) + 1) if -f $_;
    }}, $folder) if -d $folder;
    return sort @files;
}

# path => bytes of the files below a folder.
sub tree_of {
    my ($folder) = @_;
    return {map { $_ => read_file("$folder/$_") } files_of($folder)};
}

# What must not change when nothing is printed: paths, inodes, sizes and times, folders too.
sub tree_state {
    my ($folder) = @_;
    my @lines;
    find({no_chdir => 1, wanted => sub {
        my @s = lstat $_;
        push @lines, join ' ', $_, @s[1, 2, 7, 9];
    }}, $folder) if -e $folder;
    return join "\n", sort @lines;
}

# A new book of the project's templates and these folders, one laid over the other. It is gone when
# the test ends.
sub layered {
    my @layers = @_;
    my $book = tempdir(CLEANUP => 1);
    for my $layer (['templates', 'templates'], map { [$_, '.'] } @layers) {
        my ($from, $to) = @$layer;
        for my $file (files_of($from)) {
            make_path(dirname("$book/$to/$file"));
            copy("$from/$file", "$book/$to/$file") or die "$from/$file: $!\n";
        }
    }
    return $book;
}

# The English words of the site are the project's, where a book has none of its own: a template that needs a
# new word needs it in one place.
sub with_words {
    my $book = layered(@_);
    for my $file ('locales/en/locale.yaml', 'locales/en/site.yaml') {
        write_file("$book/$file", read_file($file)) if !-e "$book/$file";
    }
    return $book;
}

# The project's own book with some of its protocols, SIP alone where none are named: all that a test asks of pages stands on
# the pages of one.
sub real_book {
    my @protocols = @_ ? @_ : ('sip');
    my $book = layered();
    my $kept = join '|', @protocols, @protocols > 1 ? 'across' : ();
    for my $file (map { my $part = $_; map { "$part/$_" } files_of($part) } 'codes', 'locales') {
        my ($below) = $file =~ m{^(?:codes|locales/[^/]+)/([^/]+)/};
        write_file("$book/$file", read_file($file)) if !$below || $below =~ /^(?:$kept)$/;
    }
    my $site = read_file('site.yaml') =~ s/^protocols: .*/"protocols: [" . join(', ', @protocols) . ']'/emr;
    write_file("$book/site.yaml", $site);
    return $book;
}

sub golden_book  { return with_words('tests/golden/book') }
sub strange_book { return with_words('tests/golden/strange') }

# Its words of the site are the project's in Spanish too.
sub library_book {
    my $book = with_words('tests/golden/library');
    write_file("$book/locales/es/$_", read_file("locales/es/$_")) for 'locale.yaml', 'site.yaml';
    return $book;
}

# The book of a case in tests/diag: its files over those of the base; `without` names files to leave out.
sub diag_book {
    my ($case) = @_;
    my $book = with_words('tests/diag/base', "tests/diag/$case/book");
    if (-e "tests/diag/$case/without") {
        unlink map { "$book/$_" } split /\n/, read_file("tests/diag/$case/without");
    }
    return $book;
}

# Runs the program; a first argument of {name => value} changes its environment. Returns its exit
# status, what it printed, and what it complained about.
sub statusbook {
    my %environment = ref $_[0] ? %{shift()} : ();
    my @arguments = @_;
    my $folder = tempdir(CLEANUP => 1);
    my $pid = fork // die "fork: $!\n";
    if ($pid == 0) {
        $ENV{$_} = $environment{$_} for keys %environment;
        open STDIN, '<', '/dev/null';
        open STDOUT, '>', "$folder/out" or die;
        open STDERR, '>', "$folder/err" or die;
        exec $> == $< ? $program : $for_others, @arguments or die;
    }
    waitpid $pid, 0;
    my $status = $? & 127 ? "signal " . ($? & 127) : $? >> 8;
    return ($status, read_file("$folder/out"), read_file("$folder/err"));
}

# Prints a book once and gives the folder; dies where that fails.
sub build_once {
    my ($book, @options) = @_;
    my ($status, undef, $errors) = statusbook('-C', $book, 'build', '-q', '-o', 'out', @options);
    die "build of $book ended with $status:\n$errors" if $status ne '0';
    return "$book/out";
}

my ($tester, %previews) = ($$);

# A test that dies leaves no preview behind; one of its children ends none.
END {
    kill 'TERM', keys %previews if $$ == $tester;
}

# Starts a preview of a book; gives its process, address, port and the file of its complaints. --open calls a stub,
# which writes the address to the file `opened` of the book.
sub preview_new {
    my ($book, @options) = @_;
    my $folder = tempdir(CLEANUP => 1);
    write_file("$folder/xdg-open", qq{#!/bin/sh\necho "\$1" >'$book/opened.new' && mv '$book/opened.new' '$book/opened'\n});
    chmod 0755, "$folder/xdg-open";
    pipe my $from, my $to or die;
    my $pid = fork // die "fork: $!\n";
    if ($pid == 0) {
        close $from;
        $ENV{PATH} = "$folder:$ENV{PATH}";
        open STDIN, '<', '/dev/null';
        open STDOUT, '>&', $to or die;
        open STDERR, '>', "$folder/err" or die;
        exec $program, '-C', $book, 'serve', '--port', 0, @options or die;
    }
    close $to;
    $previews{$pid} = 1;
    my $line = <$from> // die "no preview of $book:\n" . read_file("$folder/err");
    my ($address, $port) = $line =~ m{^(http://127\.0\.0\.1:(\d+)/) shows the book};
    return {pid => $pid, address => $address, port => $port, errors => "$folder/err", from => $from};
}

# Ends a preview by a signal; its exit status.
sub preview_end {
    my ($preview, $signal) = @_;
    kill $signal, $preview->{pid};
    waitpid $preview->{pid}, 0;
    delete $previews{$preview->{pid}};
    return $? & 127 ? "signal " . ($? & 127) : $? >> 8;
}

1;
