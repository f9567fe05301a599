-- Neovim as a client: diagnostics arrive, the preferred quick-fix is applied, saved, and they go.
-- Prints one line for each check; ends with code 1 where one fails.
local server = vim.env.RESEED_SERVER
local programs = vim.fn.json_decode(vim.env.RESEED_PROGRAMS)
local root = vim.fn.getcwd()
local failures = 0

local function check(holds, what)
  io.stdout:write((holds and "ok " or "FAILED ") .. what .. "\n")
  if not holds then
    failures = failures + 1
  end
end

local client_id = vim.lsp.start_client({
  name = "reseed",
  cmd = { "node", server, "--stdio" },
  root_dir = root,
  workspace_folders = { { uri = vim.uri_from_fname(root), name = "root" } },
})

for _, program in ipairs(programs) do
  vim.cmd("edit " .. program.name)
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].filetype = program.language
  vim.lsp.buf_attach_client(buffer, client_id)
  local arrived = vim.wait(20000, function()
    return #vim.diagnostic.get(buffer) > 0
  end, 50)
  check(arrived, program.name .. ": a diagnostic arrives")
  local diagnostic = vim.diagnostic.get(buffer)[1] or { lnum = 0, col = 0 }
  check(diagnostic.code == program.rule, program.name .. ": " .. tostring(diagnostic.code))

  vim.api.nvim_win_set_cursor(0, { diagnostic.lnum + 1, diagnostic.col })
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(buffer) }
  local answers = vim.lsp.buf_request_sync(buffer, "textDocument/codeAction", params, 20000) or {}
  local action = ((answers[client_id] or {}).result or {})[1]
  check(action ~= nil and action.isPreferred, program.name .. ": " .. tostring(action and action.title))
  if action then
    if not action.edit then
      local resolved = vim.lsp.buf_request_sync(buffer, "codeAction/resolve", action, 20000) or {}
      action = (resolved[client_id] or {}).result or action
    end
    vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
  end
  vim.cmd("silent wall")
  local saved = table.concat(vim.fn.readfile(program.name), "\n") .. "\n"
  check(saved ~= program.text, program.name .. ": the file on disk has changed")
  local gone = vim.wait(20000, function()
    return #vim.diagnostic.get(buffer) == 0
  end, 50)
  check(gone, program.name .. ": the diagnostic goes")
end

vim.cmd(failures == 0 and "qa!" or "cq!")
