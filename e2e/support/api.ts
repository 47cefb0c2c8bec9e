/** The HTTP API as a program uses it: a bearer token, JSON, and an error for every answer that is one. */
export interface Api {
  get<Body = Record<string, unknown>>(path: string): Promise<Body>;
  post<Body = { id: number }>(path: string, body: unknown): Promise<Body>;
  put<Body = unknown>(path: string, body: unknown): Promise<Body>;
  patch<Body = unknown>(path: string, body: unknown): Promise<Body>;
  remove(path: string): Promise<void>;
}

export async function signInToApi(url: string, user: { username: string; password: string }): Promise<Api> {
  const { token } = await request<{ token: string }>(`${url}/api/v1/session`, { body: user });
  const headers = { authorization: `Bearer ${token}` };
  return {
    get: (path) => request(`${url}/api/v1${path}`, { headers }),
    post: (path, body) => request(`${url}/api/v1${path}`, { headers, body }),
    patch: (path, body) => request(`${url}/api/v1${path}`, { method: "PATCH", headers, body }),
    remove: (path) => request(`${url}/api/v1${path}`, { method: "DELETE", headers }),
    put: (path, body) => request(`${url}/api/v1${path}`, { method: "PUT", headers, body }),
  };
}

async function request<Body>(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: unknown },
): Promise<Body> {
  const response = await fetch(url, {
    method: options.method ?? (options.body === undefined ? "GET" : "POST"),
    headers: {
      ...options.headers,
      ...(options.body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
  return (text === "" ? undefined : JSON.parse(text)) as Body;
}
