# A book that brings a repository along as files of its own, as a pull request can: its settings name programs, and git,
# which l10n asks for authors and older files, runs none of them.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Book;

plan skip_all => 'git is not installed' if system('git --version >/dev/null 2>&1') != 0;
local @ENV{qw(GIT_CONFIG_GLOBAL GIT_CONFIG_NOSYSTEM GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL)} =
  ('/dev/null', 1, ('Test', 'test@example.org') x 2);

my $place = tempdir(CLEANUP => 1);
my $mark  = "$place/ran";
my $tool  = "$place/tool";
write_file($tool, "#!/bin/sh\necho ran >>'$mark'\nexit 1\n");
chmod 0755, $tool;

# A bare repository whose only commit is signed and names the translations; its settings are these.
sub plant {
    my ($book, $settings) = @_;
    local $ENV{GIT_DIR} = $book;
    die "no repository in $book\n" if system('git', 'init', '-q', '--bare', $book) != 0;
    my $tree = `echo mine | git hash-object -w --stdin`;
    chomp $tree;
    $tree = "100644 blob $tree\tx";
    for my $folder ('es', 'locales', undef) {
        chomp(my $made = `printf '%s\\n' '$tree' | git mktree`);
        $tree = $folder ? "040000 tree $made\t$folder" : $made;
    }
    write_file("$place/commit", "tree $tree\nauthor A <a\@b> 1700000000 +0000\ncommitter A <a\@b> 1700000000 +0000\n"
        . "gpgsig -----BEGIN PGP SIGNATURE-----\n \n aaaa\n -----END PGP SIGNATURE-----\n\nfirst\n");
    chomp(my $commit = `git hash-object -w -t commit '$place/commit'`);
    write_file("$book/HEAD", "$commit\n");
    write_file("$book/config", $settings);
}

my $nobody = '1' x 40;
my %settings = (
    'a program for signatures' => "[core]\n\tbare = false\n\tworktree = .\n[log]\n\tshowSignature = true\n[gpg]\n\tprogram = $tool\n",
    'a program that fetches' => "[core]\n\trepositoryformatversion = 1\n\tbare = false\n\tworktree = .\n[extensions]\n\tpartialClone = origin\n"
      . "[remote \"origin\"]\n\turl = ext::$tool\n\tpromisor = true\n[protocol \"ext\"]\n\tallow = always\n",
);
for my $name (sort keys %settings) {
    my $outer = tempdir(CLEANUP => 1);
    my $book  = diag_book('base');
    rename $book, "$outer/book" or die "$book: $!\n";
    $book = "$outer/book";
    plant($book, $settings{$name});
    system "cd '$book' && git log -1 >/dev/null 2>&1; git cat-file -p $nobody >/dev/null 2>&1";
    note("git by itself ", -e $mark ? 'runs' : 'does not run', " $name");
    unlink $mark;
    for my $where ('in no repository', 'in a folder of one') {
        is(system("cd '$outer' && git init -q ."), 0, 'a repository around it') if $where ne 'in no repository';
        for my $call (['export', 'es'], ['check', '--changed-since', 'HEAD'], ['check', '--changed-since', $nobody]) {
            my ($status) = statusbook('-C', $book, 'l10n', @$call);
            like($status, qr/^[013]$/, "$name, $where, @$call: it ends");
            ok(!-e $mark, 'and nothing was run');
            unlink $mark;
        }
    }
    # The same as a repository of its own, which an archive of a book may have: what it names to fetch with is not run either.
    mkdir "$book/.git";
    rename "$book/$_", "$book/.git/$_" or die for 'HEAD', 'config', 'objects', 'refs';
    write_file("$book/.git/config", $settings{$name} =~ s/worktree = \.\n/worktree = ..\n/r);
    for my $call (['export', 'es'], ['check', '--changed-since', 'HEAD'], ['check', '--changed-since', $nobody]) {
        statusbook('-C', $book, 'l10n', @$call);
        ok(!-e $mark, "$name, as .git, @$call: nothing was run");
        unlink $mark;
    }
}
done_testing();
