# The same bytes, whatever the number of threads, the place, the language, the time zone and the order of files.
use strict;
use warnings;
use Test::More;
use Digest::SHA 'sha256_hex';
use File::Temp 'tempdir';
use Book;

sub hash_of {
    my ($out) = @_;
    my $tree = tree_of($out);
    return sha256_hex(join '', map { "$_\0" . sha256_hex($tree->{$_}) . "\n" } sort keys %$tree);
}

sub hash_of_build {
    my ($environment, $book, @options) = @_;
    my ($status, undef, $errors) = statusbook($environment, '-C', $book, 'build', '-q', '-o', 'again', @options);
    is($status, 0, 'it builds') or diag($errors);
    return hash_of("$book/again");
}

my $book = golden_book();
my $once = hash_of(build_once($book, '--jobs', 1));
is(hash_of(build_once($book, '--jobs', 1)), $once, 'twice in one place');
is(hash_of_build({}, $book, '--jobs', 1), $once, 'in another folder');
is(hash_of_build({}, $book, '--jobs', 4), $once, '--jobs 4');
is(hash_of_build({}, $book, '--jobs', 64), $once, 'more threads than pages');
is(hash_of_build({LC_ALL => 'C', LANG => 'C', TZ => 'UTC'}, $book), $once, 'in the locale C');
is(hash_of_build({LC_ALL => 'de_DE.UTF-8', LANGUAGE => 'ja', TZ => 'Asia/Tokyo'}, $book), $once, 'in Tokyo');
is(hash_of_build({LC_ALL => 'tr_TR.UTF-8', TZ => 'Pacific/Kiritimati', SOURCE_DATE_EPOCH => '1'}, $book), $once, 'in Turkish, long ago');

# The same files, made in another order.
my $other = tempdir(CLEANUP => 1);
write_file("$other/$_", read_file("$book/$_")) for reverse grep { !m{^(out|again)/} } files_of($book);
is(hash_of_build({}, $other), $once, 'whatever the order of the files on the disk');

# A build that is run over its own output changes nothing in it.
my $tree = tree_of("$book/out");
build_once($book);
is_deeply(tree_of("$book/out"), $tree, 'over its own output');
write_file("$book/out/en/old.html", 'a page of yesterday');
build_once($book);
is(hash_of("$book/out"), $once, 'what is no longer printed is gone');

done_testing();
