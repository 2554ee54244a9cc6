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
my $state = tree_state("$book/out");
build_once($book);
is(tree_state("$book/out"), $state, 'a build that changes nothing leaves every file and its time alone');

my ($first) = grep { /\.html$/ } files_of("$book/out");
write_file("$book/out/$first", 'x' x length(read_file("$book/out/$first")));
build_once($book);
is(hash_of("$book/out"), $once, 'a page that somebody changed, even to the same length, is printed anew');

# What statusbook did not print stays; what it printed and prints no longer goes.
write_file("$book/out/CNAME", "status.example.org\n");
write_file("$book/out/.well-known/a/b", 'kept');
my ($code) = grep { /-vs-/ } map { m{^codes/(\w+/[^/]+)\.yaml$} ? $1 : () } files_of($book);
my ($protocol, $pair) = split m{/}, $code;
my $page = "$book/out/en/$protocol/$pair.html";
ok(-e $page, "a page is there: $pair");
my ($lower) = split /-vs-/, $pair;
my %removed;
for my $file (grep { m{^(?:codes|locales/\w+)/$protocol/(?:\Q$lower\E|\Q$lower\E-.*|.*-\Q$lower\E)\.yaml$} } files_of($book)) {
    $removed{$file} = read_file("$book/$file");
    unlink "$book/$file";
}
for my $file (grep { m{^codes/$protocol/[^/]+\.yaml$} } files_of($book)) {
    my $text = read_file("$book/$file");
    $removed{$file} //= $text;
    $text =~ s/^related:.*\n//mg;
    write_file("$book/$file", $text);
}
$removed{'site.yaml'} = read_file("$book/site.yaml");
write_file("$book/site.yaml", $removed{'site.yaml'} =~ s/^moved:\n(?: .*\n)*//mr);
build_once($book);
ok(!-e $page, 'a page that is no longer printed is gone');
is(read_file("$book/out/CNAME"), "status.example.org\n", 'a file that statusbook did not print is kept');
is(read_file("$book/out/.well-known/a/b"), 'kept', 'and one in a folder of its own');
write_file("$book/$_", $removed{$_}) for keys %removed;
build_once($book);
unlink "$book/out/CNAME";
system 'rm', '-r', "$book/out/.well-known";
my ($now, @kept) = (tree_of("$book/out"), read_file("$book/out/.statusbook/manifest") =~ /^\S+ \S+ kept (.*)$/mg);
delete @$now{@kept, '.statusbook/manifest'};
delete $tree->{'.statusbook/manifest'};
is_deeply($now, $tree, 'with the code back all is as it was, but for assets that are kept one build longer');

done_testing();
