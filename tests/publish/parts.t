# A site that is printed in parts, by the samples for GNU parallel, Kubernetes and a matrix of GitHub: together they are, byte for
# byte, the site that is printed at once.
use strict;
use warnings;
use Test::More;
use Digest::MD5 'md5_hex';
use File::Temp 'tempdir';
use Actions;
use Book;
use Web;

my $tools = runner_tools();    # with the ssh of web.example.org

# path => hash of the files below a folder.
sub sums_of {
    my $tree = tree_of(@_);
    return {map { $_ => md5_hex($tree->{$_}) } keys %$tree};
}
my $whole = sums_of(build_once(golden_book()));

SKIP: {
    skip 'no GNU parallel', 2 if `parallel --version 2>/dev/null` !~ /GNU parallel/;
    my $book = golden_book();
    my ($status, $said) = run_commands(documented('--out parts/{}'), $book, $tools);
    is($status, 0, 'GNU parallel') or diag($said);
    is_deeply(sums_of("$book/site"), $whole, 'GNU parallel: the parts are the whole');
}

SKIP: {
    skip 'no YAML::PP', 3 if !eval { require YAML::PP; 1 };
    my $job = yaml_of('docs/publish/kubernetes.yaml');
    my $container = $job->{spec}{template}{spec}{containers}[0];
    my %environment = map { $_->{name} => $_->{value} } @{$container->{env}};
    is($environment{PARTS}, $job->{spec}{completions}, 'Kubernetes: as many parts as indexes');
    my $site = tempdir(CLEANUP => 1);
    my $book = golden_book();
    my $n = 3;
    my @statuses = map {
        my ($status, $said) = run_commands($container->{args}[0] =~ s{/site/}{$site/}gr, $book, $tools, %environment, PARTS => $n, JOB_COMPLETION_INDEX => $_);
        diag($said) if $status;
        $status;
    } 0 .. $n - 1, 1;
    is("@statuses", '0 0 0 0', 'Kubernetes: each part, and one of them again');
    is_deeply(sums_of("$site/releases/1"), $whole, 'Kubernetes: the parts are the whole');
}

SKIP: {
    for my $tool ('curl', 'xxhsum', 'rsync', 'dpkg-query') {
        skip "no $tool", 4 if system("command -v $tool >/dev/null") != 0;
    }
    skip 'no YAML::PP', 4 if !eval { require YAML::PP; 1 };
    skip 'no git checkout', 4 if system('git ls-files >/dev/null 2>&1') != 0;
    my $server = tempdir(CLEANUP => 1);
    my $url = 'http://127.0.0.1:' . folder_server("$server/srv/current") . '/';
    my $book = diag_book('base');
    write_file("$book/site.yaml", read_file("$book/site.yaml") =~ s/^base_url: .*/base_url: $url/mr);
    my $workflow = tempdir(CLEANUP => 1) . '/server.yml';
    my $place = 'web@web.example.org:/srv/statusbook';
    my $text = read_file('docs/publish/server.yml');
    $text =~ s{\Q$place\E}{web\@web.example.org:$server/srv} or die "no $place in the sample\n";
    write_file($workflow, $text);
    my $run = {tools => $tools, artifacts => tempdir(CLEANUP => 1), log => [], checkout => sub { checkout_new($book) }};
    my @jobs = eval {
        workflow_run($workflow, $run, 'github.run_attempt' => 1, 'secrets.RELEASE_KEY' => 'a key', 'secrets.RELEASE_HOST' => 'a host');
    };
    is($@, '', 'a matrix of GitHub');
    is_deeply(\@jobs, ['print', 'release'], 'GitHub: the parts, then the release');
    is_deeply(sums_of("$server/srv/" . readlink "$server/srv/current"), sums_of(build_once($book)), 'GitHub: the parts are the whole, and served');
    is(sprintf('%o', (stat "$tools/.ssh/id_ed25519")[2] & 0777), '600', 'GitHub: the key is for nobody else to read');
}
done_testing();
