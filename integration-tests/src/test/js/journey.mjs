// A user's journey with the official client: discover, log in, validate, compute at once, run a job, download.
// Arguments: server URL, user, password, folder for downloads, JSON file with the process graph. Prints one JSON object.
import { readFile, writeFile } from 'node:fs/promises';
import openeo from '@openeo/js-client';

const [server, user, password, folder, graphFile] = process.argv.slice(2);
const { OpenEO } = openeo;
const seen = {};

const connection = await OpenEO.connect(server);
const capabilities = connection.capabilities();
seen.url = connection.getBaseUrl().replace(/\/$/, '');
seen.apiVersion = capabilities.apiVersion();
seen.features = capabilities.listFeatures();

seen.collections = (await connection.listCollections()).collections.map((collection) => collection.id);
const described = await connection.describeCollection(seen.collections[0]);
seen.dimensions = Object.keys(described['cube:dimensions']);
seen.processes = [];
const pages = connection.paginateProcesses();
while (pages.hasNextPage()) {
  seen.processes.push(...(await pages.nextPage([])).map((process) => process.id));
}
seen.outputs = Object.keys((await connection.listFileTypes()).getOutputTypes());

await connection.authenticateBasic(user, password);
seen.account = (await connection.describeAccount()).user_id;

const graph = JSON.parse(await readFile(graphFile, 'utf8'));
seen.validation = (await connection.validateProcess({ process_graph: graph })).map((error) => error.code);
const broken = structuredClone(graph);
Object.values(broken)[0].process_id = 'no_such_process';
seen.brokenValidation = (await connection.validateProcess({ process_graph: broken })).map((error) => error.code);

const result = await connection.computeResult({ process_graph: graph });
seen.syncType = result.type;
await writeFile(`${folder}/sync.tif`, Buffer.from(await result.data.arrayBuffer?.() ?? await streamed(result.data)));

let job = await connection.createJob({ process_graph: graph }, 'from JavaScript');
seen.created = job.status;
await job.updateJob({ title: 'renamed from JavaScript' });
await job.startJob();
const deadline = Date.now() + 120_000;
while (!['finished', 'error', 'canceled'].includes(job.status) && Date.now() < deadline) {
  await new Promise((done) => setTimeout(done, 200));
  job = await job.describeJob();
}
seen.status = job.status;
seen.title = job.title;
seen.progress = job.progress;
seen.listed = (await connection.listJobs()).map((listed) => listed.id).includes(job.id);
const logs = await job.debugJob();
seen.logs = (await logs.nextLogs()).length;
seen.files = await job.downloadResults(folder);
await job.deleteJob();
seen.afterDelete = (await connection.listJobs()).map((listed) => listed.id).includes(job.id);
console.log(JSON.stringify(seen));

async function streamed(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
