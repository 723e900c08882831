import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { Socket } from "node:net";
import { fileURLToPath, pathToFileURL } from "node:url";
import { deserialize } from "node:v8";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { existsSync } from "node:fs";
import { createHash } from "node:crypto";
import { hostname, setPriority } from "node:os";
import { promisify } from "node:util";
//#region src/trade/errors/user-error.ts
/**
* Something that a person can mend: a wrong file, a missing month, a typing error in a product file.
* The command ends with exit code 2 and shows what, where and what to do next; everything else that is
* thrown is a bug and keeps its stack.
*
* @example throw new UserError({ zh: '文件是空的', en: 'The file is empty' }, { where: { file: 'a.csv' } })
*/
var UserError = class extends Error {
	name = "UserError";
	words;
	where;
	hint;
	deskHint;
	constructor(words, details = {}) {
		super(words.en, { cause: details.cause });
		this.words = words;
		this.where = details.where;
		this.hint = details.hint;
		this.deskHint = details.deskHint;
	}
	/** What went wrong, where, and what to do next, in one language; several lines, no trailing newline. */
	explain(language) {
		const lines = [this.words[language]];
		if (this.where) lines.push(describeWhere(this.where, language));
		if (this.hint) lines.push(this.hint[language]);
		return lines.join("\n");
	}
};
function describeWhere(where, language) {
	const zh = language === "zh";
	const parts = [zh ? `文件：${where.file}` : `file: ${where.file}`];
	if (where.line !== void 0) parts.push(zh ? `第 ${where.line} 行` : `line ${where.line}`);
	if (where.column !== void 0) parts.push(zh ? `列：${where.column}` : `column: ${where.column}`);
	if (where.found !== void 0) parts.push(zh ? `内容：${quote(where.found)}` : `found: ${quote(where.found)}`);
	return parts.join(zh ? "，" : ", ");
}
/** At most 60 characters, with what cannot be seen spelt out, so that a message stays one line and reads one way. */
function quote(found) {
	const shown = found.length > 60 ? `${found.slice(0, 60)}…` : found;
	return JSON.stringify(shown).replace(/\p{Cf}/gu, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`);
}
/**
* One that keeps out whatever else is being done too, rather than one file of several: a full disk, a desk that was
* closed, a person who wants to stop.
*/
var Hindrance = class extends UserError {};
//#endregion
//#region src/trade/errors/system-refusal.ts
/**
* Something that the machine does not let us do, such as to write on a full disk, or to read what a disk has spoilt. A
* person can mend it, and what a customs file holds has no part in it: other files would fare the same.
*/
var SystemRefusal = class extends Hindrance {};
//#endregion
//#region src/trade/errors/portable-error.ts
function unpackError(packed) {
	const error = unpacked(packed);
	error.stack = packed.stack;
	return error;
}
function unpacked(packed) {
	switch (packed.kind) {
		case "user": return new UserError(packed.words, packed.details);
		case "system": return new SystemRefusal(packed.words, packed.details);
		case "range": return new RangeError(packed.message);
		case "bug": return new Error(packed.message);
	}
}
//#endregion
//#region src/workspace/files/cleanup-hooks.ts
const deeds = /* @__PURE__ */ new Map();
/**
* Notes what is to be done where the process is stopped from outside before `isOver` is said of the same path: to
* remove what is of no use unless it is finished, or to record what is.
*
* @param deed is done at once, since the process is about to end.
*/
function ifStopped(path, deed) {
	deeds.set(path, deed);
}
//#endregion
//#region src/workspace/files/owner-tag.ts
/** A machine’s name may be in any script, and of any length; what is part of a file’s may not. */
const here = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
`${process.pid}${here}`;
/** Finds such a mark in a name, as `mark`. */
const markPattern = String.raw`(?<mark>\d+-[\da-f]{8})`;
//#endregion
//#region src/workspace/files/package-root.ts
/** The folder of the installed package (or of the repository), where `samples/` lies beside the code. */
function packageRoot() {
	let folder = dirname(fileURLToPath(import.meta.url));
	while (!existsSync(join(folder, "samples", "lithium-ion"))) {
		const parent = dirname(folder);
		if (parent === folder) throw new Error("the package lacks its samples");
		folder = parent;
	}
	return folder;
}
//#endregion
//#region src/workspace/files/worker-file.ts
/**
* The built file of a thread or process at work. They start from `dist/`, also when the code that starts them runs from
* its sources, because Node itself reads no TypeScript.
*/
const workerFile = (name) => pathToFileURL(join(packageRoot(), "dist", files[name])).href;
const files = {
	print: "workers/print.js",
	"print-apart": "workers/print-apart.js",
	task: "workers/task.js",
	scan: "workers/scan.js"
};
new RegExp(String.raw`^\..+\.${markPattern}-[\da-f-]{36}$`);
//#endregion
//#region src/workspace/process/limit-errors.ts
/** A child process needed more than it may use, or ended in the middle of its work. */
var LimitExceeded = class extends UserError {
	kind;
	/**
	* @param reason how the process ended, where none of the limits is known to be the cause.
	* @param cause what it wrote to its standard error.
	*/
	constructor(kind, options, reason = "", cause = "") {
		const { file, hint = file === void 0 ? textHint : fileHint } = options;
		const details = {
			...file !== void 0 && { where: { file } },
			...cause && { cause }
		};
		super(wordsFor(kind, options, reason), {
			...details,
			hint
		});
		this.kind = kind;
	}
};
function wordsFor(kind, { limits, file }, reason) {
	const { memory, seconds, output } = limits;
	const [zh, en] = file === void 0 ? ["这段内容", "this text"] : ["这个文件", "this file"];
	switch (kind) {
		case "memory": return {
			zh: `处理${zh}需要的内存超过 ${memory} MB，已停止。`,
			en: `Processing ${en} takes more than ${memory} MB of memory, so it was stopped.`
		};
		case "time": return {
			zh: `处理${zh}的时间超过 ${seconds} 秒，已停止。`,
			en: `Processing ${en} takes longer than ${seconds} seconds, so it was stopped.`
		};
		case "output": return {
			zh: `${zh}的处理结果超过 ${output} MB，已停止。`,
			en: `Processing ${en} gives more than ${output} MB, so it was stopped.`
		};
		case "stack": return {
			zh: `${zh}的结构嵌套太深，不能读取。`,
			en: `The structure of ${en} is nested too deeply to be read.`
		};
		case "death": return {
			zh: `处理${zh}的进程意外结束（${reason}）。`,
			en: `The process for ${en} ended unexpectedly (${reason}).`
		};
	}
}
const fileHint = {
	zh: "文件可能已损坏，或是为了拖垮程序而制作的；请重新下载，或把表格另存为“CSV UTF-8”。",
	en: "The file may be damaged, or made to stop programs: download it again, or save its table as \"CSV UTF-8\"."
};
const textHint = {
	zh: "请检查这段内容是否有异常重复的符号，并缩短它。",
	en: "Check the text for signs that are repeated without need, and shorten it."
};
/** The system has no means for another process. */
var NoProcess = class extends Hindrance {
	constructor(cause) {
		super({
			zh: "系统不能启动处理文件的进程。",
			en: "The system cannot start the process for files."
		}, {
			cause,
			hint: {
				zh: "请检查内存和进程数的限制，再试一次。",
				en: "Check the limits of memory and of processes, and try again."
			}
		});
	}
};
//#endregion
//#region src/workspace/process/limits.ts
/** What Node takes beside the heap of old objects: itself, and that of young ones. */
const besideHeap = 128;
/** How much of a process’s memory V8 may take for its heap, in MiB, so that it comes to its end before the process does. */
const heapSize = ({ memory }) => Math.max(16, Math.min(Math.floor(memory * 2 / 3), memory - besideHeap));
/**
* A command line that starts a program under limits of the operating system where it has them: no core dump, processor
* time, private memory. RLIMIT_DATA counts what was allocated for writing; RLIMIT_AS would count address space, of which
* V8 reserves far more than it uses. On Linux the process is also the first that the kernel ends when memory runs out.
* A limit that cannot be set, because a lower one holds, is passed over.
*
* @param seconds of processor time, over all threads; it ends what its parent left behind.
*/
function underLimits(memory, seconds) {
	const set = [
		`-c 0`,
		`-t ${seconds}`,
		`-d ${memory * 1024}`
	].map((limit) => `(ulimit ${limit}) 2>/dev/null && ulimit ${limit}`);
	const first = "(echo 1000 > /proc/self/oom_score_adj) 2>/dev/null && echo 1000 > /proc/self/oom_score_adj";
	return [
		"/bin/sh",
		"-c",
		[
			...set,
			first,
			"exec \"$0\" \"$@\""
		].join("; ")
	];
}
/** Whether programs can be started by `underLimits`. */
const hasShell = process.platform !== "win32";
/** What a child process needs of the environment; secrets in other variables stay here. */
function childEnvironment() {
	return Object.fromEntries([
		"PATH",
		"HOME",
		"LANG",
		"LC_ALL",
		"LC_CTYPE",
		"TZ",
		"TMPDIR",
		"TEMP",
		"TMP",
		"SYSTEMROOT"
	].flatMap((name) => process.env[name] ? [[name, process.env[name]]] : []));
}
//#endregion
//#region src/workspace/process/priority.ts
/**
* Of child processes, as the system counts them (0 is usual, 19 the last): they answer requests of people after the
* program that started them, and short tasks come before long ones.
*/
const priorities = {
	shortTask: 5,
	program: 15,
	longTask: 19
};
/** Only the superuser can raise it again. */
function lowerPriority(pid, priority) {
	if (pid === void 0) return;
	try {
		setPriority(pid, priority);
	} catch {}
}
//#endregion
//#region src/workspace/process/watch.ts
/** To start `ps` takes a while; to read `/proc` takes none. */
const interval = process.platform === "linux" ? 100 : 500;
/**
* Stops a process where it takes too long or too much memory, or its work is cancelled. Memory is looked at for what no
* limit of the operating system counts, and for systems without such a limit.
*
* @param stop is called with the reason, at most once.
* @returns ends the watch.
*/
function watchProcess(pid, options, stop) {
	const { limits, signal } = options;
	const end = () => {
		clearTimeout(late);
		clearInterval(looking);
		signal?.removeEventListener("abort", cancel);
	};
	const stopFor = (reason) => {
		end();
		stop(reason);
	};
	const cancel = () => stopFor(signal?.reason);
	const late = setTimeout(() => stopFor(new LimitExceeded("time", options)), limits.seconds * 1e3);
	const looking = setInterval(async () => {
		const size = pid === void 0 ? null : await residentSize(pid);
		if (size !== null && size > limits.memory) stopFor(new LimitExceeded("memory", options));
	}, interval);
	signal?.addEventListener("abort", cancel, { once: true });
	if (signal?.aborted) cancel();
	return end;
}
/** The resident memory of a process in MiB; null where the system does not say it, or the process has ended. */
async function residentSize(pid) {
	if (process.platform === "win32") return null;
	return process.platform === "linux" ? sizeInProc(pid) : sizeByPs(pid);
}
async function sizeInProc(pid) {
	const text = await readFile(`/proc/${pid}/status`, "latin1").catch(() => "");
	const [, kilobytes] = /^VmRSS:\s*(\d+) kB$/m.exec(text) ?? [];
	return kilobytes === void 0 ? null : Number(kilobytes) / 1024;
}
/** As every POSIX system says it. */
async function sizeByPs(pid) {
	const { stdout } = await promisify(execFile)("ps", [
		"-o",
		"rss=",
		"-p",
		String(pid)
	], { timeout: 2e3 }).catch(() => ({ stdout: "" }));
	const kilobytes = Number(stdout.trim());
	return stdout.trim() === "" || Number.isNaN(kilobytes) ? null : kilobytes / 1024;
}
//#endregion
//#region src/workspace/process/task-child.ts
/** So much of what a child writes to its standard error is kept, which is where V8 says why it ends. */
const keptErrors = 16384;
const megabyte = 1024 * 1024;
/** A task that takes longer, in milliseconds, is a long one. */
const longestShortTask = 1e3;
/** Processor time by all threads of a child that its parent left behind, as a multiple of the time of a task. */
const processorTime = 10;
const running = /* @__PURE__ */ new Set();
function killAll() {
	for (const child of running) child.kill("SIGKILL");
}
process.once("exit", killAll);
ifStopped("task children", killAll);
/** A child process under limits. It runs one task at a time; it does not keep its parent from ending. */
var TaskChild = class {
	#process;
	#memory;
	#errors = "";
	#isEnded = false;
	/** Whether a long task has lowered its priority, which only the superuser can raise again. */
	#isSlowed = false;
	#failure = null;
	/**
	* @param program the file that the child runs.
	* @throws NoProcess where the system refuses another process.
	*/
	constructor(limits, program = workerFile("task")) {
		this.#memory = limits.memory;
		this.#process = start(limits, fileURLToPath(program));
		running.add(this.#process);
		this.#process.stderr?.setEncoding("utf8").on("data", (text) => {
			this.#errors = (this.#errors + text).slice(-keptErrors);
		});
		this.#process.once("exit", () => this.#end());
		this.#process.on("error", (error) => {
			this.#failure ??= error;
			this.#end();
		});
		this.#rest(true);
	}
	get isEnded() {
		return this.#isEnded;
	}
	/** Whether it has ended or runs slower than others, or has grown so that another task would have too little memory. */
	async isWorn() {
		if (this.#isEnded || this.#isSlowed || this.#process.pid === void 0) return true;
		const size = await residentSize(this.#process.pid);
		return size !== null && size > this.#memory / 2;
	}
	/**
	* @throws what the task throws; LimitExceeded where the child reached a limit or ended; the reason of the signal.
	* But for what the task throws, the child ends.
	* @param isSlowed whether it gets a lower priority once it takes long.
	*/
	async run(task, input, options, isSlowed = false) {
		const becomesLong = isSlowed ? setTimeout(() => this.#slow(), longestShortTask).unref() : void 0;
		const answer = await this.#answer(task, input, options).finally(() => clearTimeout(becomesLong));
		switch (answer.kind) {
			case "done": return deserialize(answer.output);
			case "limit":
				this.kill();
				throw new LimitExceeded(answer.limit, options);
			case "failed": throw unpackError(answer.error);
		}
	}
	/** Has it import what a task needs, before there is an input. */
	prepare(task) {
		const preparation = { prepare: task };
		this.#process.send(preparation, () => {});
	}
	async #answer(task, input, options) {
		const { limits } = options;
		if (this.#isEnded) throw this.#death(options);
		const child = this.#process;
		this.#rest(false);
		const stopListening = new AbortController();
		const { signal } = stopListening;
		let endWatch = () => {};
		try {
			const ended = once(child, "close", { signal }).then(([code, name]) => {
				throw this.#death(options, code, name);
			});
			const stopped = new Promise((_, reject) => {
				endWatch = watchProcess(child.pid, options, (reason) => {
					reject(reason);
					this.kill();
				});
			});
			const answered = once(child, "message", { signal });
			const order = {
				task,
				input,
				mostBytes: limits.output * megabyte
			};
			child.send(order, () => {});
			const [answer] = await Promise.race([
				answered,
				ended,
				stopped
			]);
			if (!answer) throw new Error("a message has content");
			return answer;
		} catch (error) {
			throw this.#failure ? new NoProcess(this.#failure) : error;
		} finally {
			endWatch();
			stopListening.abort();
			this.#rest(true);
		}
	}
	kill() {
		this.#process.kill("SIGKILL");
		this.#end();
	}
	#end() {
		this.#isEnded = true;
		running.delete(this.#process);
	}
	#slow() {
		this.#isSlowed = true;
		lowerPriority(this.#process.pid, priorities.longTask);
	}
	/** While it rests, the parent may end. */
	#rest(isResting) {
		const change = isResting ? "unref" : "ref";
		const { channel, stderr } = this.#process;
		this.#process[change]();
		channel?.[change]();
		if (stderr instanceof Socket) stderr[change]();
	}
	#death(options, code = null, name = null) {
		return new LimitExceeded(causeOfDeath(code, name, this.#errors), options, String(name ?? code ?? "?"), this.#errors);
	}
};
function start(limits, program) {
	const flags = [`--max-old-space-size=${heapSize(limits)}`, "--no-warnings"];
	const [execPath = process.execPath, ...before] = [...hasShell ? underLimits(limits.memory, limits.seconds * processorTime) : [], process.execPath];
	try {
		const child = fork(program, [], {
			execPath,
			execArgv: [...before, ...flags],
			env: childEnvironment(),
			serialization: "advanced",
			stdio: [
				"ignore",
				"ignore",
				"pipe",
				"ipc"
			]
		});
		lowerPriority(child.pid, limits.priority ?? priorities.shortTask);
		return child;
	} catch (error) {
		throw new NoProcess(error);
	}
}
/** V8 ends a process by SIGABRT or SIGTRAP, which a shell tells as 134 or 133; the kernel by SIGKILL. */
function causeOfDeath(code, name, errors) {
	if (/out of memory|allocation failed|invalid (?:string|array) (?:length|size)|invalid size error/i.test(errors)) return "memory";
	if (name === "SIGXCPU" || code === 152) return "time";
	return name === "SIGKILL" || code === 137 ? "memory" : "death";
}
//#endregion
//#region ../../tmp/tradebrief-child-4E3DBX/parent.ts
const child = new TaskChild({
	"memory": 300,
	"seconds": 30,
	"output": 1
}, "file:///work/main/test/workspace/process/misbehaving-child.mjs");
console.log(await child.run("echo", "x", { limits: {
	"memory": 300,
	"seconds": 30,
	"output": 1
} }));
//#endregion
export {};
