import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.harness.Neo4jBuilder;
import org.neo4j.harness.Neo4jBuilders;

/**
 * A Neo4j Community for the tests, on free loopback ports, in a folder that is given and thrown away.
 *
 * <p>{@code java -cp 'lib/*' Server.java FOLDER [auth] [home=DIR] [plugins=DIR]} prints {@code READY BOLT_URI HTTP_URI} and runs until its standard
 * input closes: so it ends with the test run that holds the other end of the pipe, however that run ends. With
 * {@code auth} the user is "neo4j" and the password "neo4j", which Neo4j wants changed before anything else is done;
 * with {@code home=DIR} it begins with a copy of that server's folder, with {@code plugins=DIR} it takes the procedures of the jars in there.
 */
public final class Server {
    public static void main(String[] args) throws Exception {
        endWithStandardInput();
        Path folder = Path.of(args[0]);
        List<String> options = List.of(args).subList(1, args.length);
        boolean auth = options.contains("auth");
        SocketAddress bolt = new SocketAddress("127.0.0.1", freePort());
        SocketAddress http = new SocketAddress("127.0.0.1", freePort());
        Neo4jBuilder builder =
                Neo4jBuilders.newInProcessBuilder(folder)
                        .withConfig(GraphDatabaseSettings.auth_enabled, auth)
                        // To plan the saved questions anew for each small graph would take longer than all else.
                        .withConfig(GraphDatabaseSettings.cypher_min_replan_interval, Duration.ofHours(2))
                        .withConfig(BoltConnector.enabled, true)
                        .withConfig(BoltConnector.listen_address, bolt)
                        .withConfig(BoltConnector.advertised_address, bolt)
                        .withConfig(HttpConnector.enabled, true)
                        .withConfig(HttpConnector.listen_address, http)
                        .withConfig(HttpConnector.advertised_address, http);
        for (String option : options) {
            if (option.startsWith("home=")) {
                builder = builder.copyFrom(Path.of(option.substring("home=".length())));
            }
            if (option.startsWith("plugins=")) {
                Path plugins = Path.of(option.substring("plugins=".length()));
                builder = builder.withConfig(GraphDatabaseSettings.plugin_dir, plugins);
            }
        }
        builder.build();
        System.out.println("READY bolt://" + bolt + " http://" + http);
        new CountDownLatch(1).await();
    }

    /** From before the start on, which takes long. Nothing in the folder is kept, so nothing is shut down in good order. */
    private static void endWithStandardInput() {
        Thread watcher =
                new Thread(
                        () -> {
                            try {
                                while (System.in.read() >= 0) {}
                            } catch (IOException gone) {
                                // The other end is gone: that is what is waited for.
                            }
                            Runtime.getRuntime().halt(0);
                        });
        watcher.setDaemon(true);
        watcher.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", 0));
            return socket.getLocalPort();
        }
    }
}
